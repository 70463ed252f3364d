// Three hundred things as people write them on a list, in English and German, and the aisle where they would look for
// them ("a/b" where shops differ): plurals, adjectives, brands of everyday speech, emoji, typing errors.

export const everydayWords: Readonly<Record<string, string>> = {
  produce: `
tomatos, ripe tomatoes, cherrytomatoes, vine tomatoes, cucumbers, red pepper, green peppers, avocadoes, bananna, a bunch of bananas,
apple, pink lady apples, seedless grapes, strawberrys, blackberries, organic carrots, baby carrots, brocoli, broccolli, couliflower,
sweet potatos, spring onion, fresh ginger, fresh mint, coriander, salad, iceberg lettuce, zuchini, eggplant, mushroms,
Äpfel, Aepfel, Apfel, Bio-Bananen, Bananen reif, Weintrauben kernlos, Tomaten, Rispentomaten, Kirschtomaten, Paprika rot,
rote Paprika, Gurken, Salatgurke, Kartoffeln festkochend, kartofeln, Möhren, Moehren, Zwiebel, Frühlingszwiebeln, Knoblauch,
Zitrone, Limetten, Himbeern, Erdbeeren, Wassermelone, Rucola, Feldsalat, Champignons, Ingwerknolle, Suppengemüse, Brokoli,
🍌, 🍎, 🥑, 🍅, 🥕, 🍓, 🍋`,
  bakery: `
bread, breads, sliced bread, sourdough loaf, rye bread, wholemeal bread, brad roll, bagel, croisants, bread roll, burger bun, pitta bread,
Brot, Vollkornbrot, Dinkelbrot, Roggenmischbrot, Brötchen, Broetchen, Semmeln, Toastbrot, Baguette, Laugenbrezeln, Croissant,
Körnerbrötchen, birthday cake, Apfelkuchen, Kuchen, donut, 🍞, 🥐, 🥖`,
  'meat-fish': `
chicken, chicken breasts, chiken breast, chicken thighs, minced beef, mince, ground beef, beef steak, pork chops, bacon, lamb chops,
sausages, salmon, salmon filet, cod, prawns, shrimp, turkey, fish, Hähnchenbrust, Hähnchenbrustfilet, Haehnchenschenkel,
Hackfleisch, Hackfleisch gemischt, Rinderhack, Rindersteak, Schnitzel, Schweineschnitzel, Lachs, Lachsfilet, Bratwurst, Würstchen,
Garnelen, Forelle, Putenbrust, Gulasch, Speckwürfel, 🥩, 🍗, 🐟`,
  deli: `
ham, salami, cheese, chedder, cheddar cheese, mozarella, feta cheese, parmesan cheese, humus, hummus, olives, tofu, sliced cheese,
goat cheese, Käse, Kaese, Gouda, Gouda jung, Emmentaler, Schinken, Kochschinken, Salami, Leberwurst, Aufschnitt, Mozzarella, Schafskäse,
Bergkäse, Räuchertofu, Oliven, Camembert, 🧀`,
  dairy: `
milk, mlik, skimmed milk, whole milk, oat milk, oatmilk, soy milk, butter, buter, unsalted butter, eggs, egg, free-range eggs, yogurt,
yoghurts, joghurt, greek yoghurt, cream, sour cream, cream cheese, cottage cheese, Milch, Vollmilch, H-Milch, Milch 3,5%, Hafermilch,
Mandelmilch, Eier, 10 Eier Freiland, Butter, Joghurt, Jogurt natur, Sahne, Schlagsahne, saure Sahne, Schmand, Quark, Magerquark,
Frischkäse, Kräuterquark, Skyr, Erdbeerjoghurt, Hefe, 🥛, 🥚, 🧈`,
  breakfast: `
muesli, cereal, cornflakes, oats, porridge oats, coffee, cofee, coffee beans, ground coffee, tea, green tea, peppermint tea, honey, jam,
peanut butter, nutella, Müsli, Muesli, Haferflocken, Kaffee, Kaffeebohnen, Kaffeepads, Tee, Kamillentee, Früchtetee, Honig,
Marmelade, Erdbeermarmelade, Erdnussbutter, Kakao, Ahornsirup, ☕, 🍯`,
  pantry: `
pasta, spagetti, spaghetti, noodles, rice, basmati rice, lentils, chickpeas, kidney beans, canned tomatoes, tinned tomatoes, chopped tomatos,
tomato paste, tomato sauce, olive oil, vegetable oil, vinegar, soy sauce, ketchup, mayo, mustard, tuna, canned tuna, soup, coconut milk,
stock cubes, pesto, Nudeln, Spaghetti, Vollkornnudeln, Reis, Basmatireis, Linsen, rote Linsen, Kichererbsen, Kidneybohnen,
passierte Tomaten, gehackte Tomaten, Tomatenmark, Tomatensoße, Olivenöl, Olivenoel, Rapsöl, Essig, Sojasauce, Senf, Ketchup, Majonäse,
Thunfisch, Gemüsebrühe, Kokosmilch, saure Gurken, Sauerkraut, Knäckebrot, 🍝, 🍚`,
  baking: `
flour, plain flour, sugar, brown suger, icing sugar, baking powder, yeast, vanilla extract, salt, black pepper, cinamon, paprika powder,
curry powder, oregano, raisins, Mehl, Dinkelmehl, Mehl Type 405, Zucker, Puderzucker, Backpulver, Vanillezucker, Salz, Pfeffer, Zimt,
Paprikapulver, gemahlene Mandeln, Rosinen, Speisestärke, 🧂`,
  snacks: `
crisps, potato chips, nuts, peanuts, cashews, almonds, chocolate, dark chocolate, choclate, biscuits, cookies, gummy bears, chewing gum,
popcorn, crackers, Chips, Erdnüsse, Nüsse, Schokolade, Zartbitterschokolade, Kekse, Gummibärchen, Kaugummis, Salzstangen, Müsliriegel,
Reiswaffeln, 🍫, 🍪, 🍿`,
  drinks: `
water, sparkling water, bottled water, orange juice, orangejuice, apple juice, coke, coke zero, lemonade, beer, craft beer, red wine,
white wine, prosecco, gin, Wasser, Mineralwasser, Sprudel, stilles Wasser, Apfelsaft, Orangensaft, O-Saft, Cola, Limo, Bier, Rotwein,
Weißwein, Weisswein, Sekt, Apfelschorle, Eistee, alkoholfreies Bier, 🍺, 🍷, 🧃`,
  care: `
toothpaste, tooth paste, toothbrushes, shampoo, conditioner, shower gel, hand soap, deodorant, tampons, tissues, razors, sunscreen, nappies,
diapers, baby wipes, plasters, paracetamol, lip balm, Zahnpasta, Zahnbürste, Shampoo, Duschgel, Seife, Deo, Taschentücher, Windeln,
Feuchttücher, Sonnencreme, Handcreme, Pflaster, Rasierklingen, Wattepads, 🧼, 🧴`,
  household: `
toilet paper, toiletpaper, loo roll, kitchen roll, paper towels, washing up liquid, dishwasher tablets, laundry detergent, bin bags, trash bags,
sponges, tin foil, cling film, baking paper, batteries, light bulb, candles, bleach, Klopapier, Toilettenpapier, Toiletenpapier, Küchenrolle,
Spülmittel, Spülmaschinentabs, Waschmittel, Weichspüler, Müllbeutel, Müllsäcke, Schwämme, Alufolie, Frischhaltefolie, Backpapier,
Batterien, Glühbirne, Kerzen, Putzmittel, Badreiniger, Servietten, 🧻, 🔋, 🕯️`,
  pets: 'cat food, dog food, cat litter, dog treats, Katzenfutter, Hundefutter, Katzenstreu, Vogelfutter, Hundeleckerlis, 🐱',
  frozen: `
frozen peas, frozen pizza, pizza, ice cream, icecream, fish fingers, frozen berries, french fries, ice cubes, frozen spinach, TK-Erbsen,
TK Spinat, Tiefkühlpizza, Pizza, Eis, Vanilleeis, Fischstäbchen, Pommes, tiefgekühlte Himbeeren, 🍦, 🍕`,
};
