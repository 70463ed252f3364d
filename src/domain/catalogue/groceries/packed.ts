// What a European flat buys packed to eat and drink, by aisle, in English and German. One product a line:
// id | name, other words by which it is found | Name, andere Wörter | emoji
// An id never changes or is used again, because carts refer to it; names and words may.

export const packed = {
  breakfast: `
muesli | Muesli, bircher muesli, fruit muesli | Müsli, Früchtemüsli, Schokomüsli, Birchermüsli, Haferfleks
cornflakes | Cornflakes, cereal, breakfast cereal, frosties, weetabix, cheerios, rice krispies, bran flakes, porridge pot | Cornflakes, Cerealien, Frühstücksflocken, Cini Minis, Frosties, Schokoflakes, Cornflakes Zucker, Loops | 🥣
rolled-oats | Rolled oats, flakes, oats, oatmeal, porridge, porridge oats, oat flakes | Haferflocken, Flocken, Zarte Haferflocken, Porridge, Haferkleie, Kernige Haferflocken, Dinkelflocken, Getreideflocken
granola | Granola | Knuspermüsli, Granola, Crunchy
coffee-beans | Coffee beans, coffee, espresso, espresso beans, decaf, coffee decaf | Kaffeebohnen, Kaffee, Espresso, Espressobohnen, Bohnenkaffee | ☕
ground-coffee | Ground coffee, filter coffee | Gemahlener Kaffee, Filterkaffee, Kaffeepulver
instant-coffee | Instant coffee, nescafe, cappuccino powder, cold brew | Instantkaffee, Löslicher Kaffee, Cappuccinopulver
coffee-pods | Coffee pods, coffee capsules, nespresso capsules, tassimo, dolce gusto | Kaffeepads, Kaffeekapseln, Espressokapseln, Senseo, Pads
black-tea | Black tea, tea, tea bags, english breakfast tea, earl grey, darjeeling, chai | Schwarzer Tee, Schwarztee, Tee, Teebeutel, Ostfriesentee | 🫖
green-tea | Green tea, matcha, white tea, jasmine tea | Grüner Tee, Grüntee, Matcha | 🍵
herbal-tea | Herbal tea, peppermint tea, chamomile tea, camomile tea, fruit tea, rooibos, ginger tea, infusion, fennel tea, mint tea | Kräutertee, Pfefferminztee, Kamillentee, Früchtetee, Fencheltee, Rooibos, Ingwertee
cocoa | Cocoa, hot chocolate, drinking chocolate, ovaltine, cocoa powder, nesquik | Kakao, Trinkschokolade, Kakaopulver, Kaba, Backkakao, Ovomaltine, Nesquik
strawberry-jam | Strawberry jam, jam, marmalade, raspberry jam, apricot jam, jelly jam, orange marmalade, fruit spread, plum butter, preserves | Erdbeermarmelade, Marmelade, Konfitüre, Gelee, Fruchtaufstrich, Pflaumenmus, Aprikosenmarmelade, Himbeermarmelade
honey | Honey | Honig | 🍯🐝
peanut-butter | Peanut butter, almond butter, nut butter, cashew butter, tahini | Erdnussbutter, Erdnussmus, Mandelmus, Nussmus, Tahini, Cashewmus
chocolate-spread | Chocolate spread, nutella, hazelnut spread, marmite, vegemite, biscoff spread | Nuss-Nougat-Creme, Nutella, Schokocreme, Schokoaufstrich, Nougatcreme
maple-syrup | Maple syrup, maple sirup, agave syrup, golden syrup, treacle, molasses, syrup pancake, pancake syrup | Ahornsirup, Agavendicksaft, Zuckerrübensirup, Rübenkraut, Dattelsirup | 🥞
`,
  pantry: `
spaghetti | Spaghetti, linguine, tagliatelle, vermicelli | Spaghetti, Linguine, Tagliatelle, Bandnudeln, Spaghettini | 🍝
penne | Penne, pasta, macaroni, fusilli, farfalle, rigatoni, mac and cheese, orzo, tortiglioni, wholewheat pasta | Penne, Pasta, Nudeln, Makkaroni, Fusilli, Spiralnudeln, Farfalle, Rigatoni, Suppennudeln, Eiernudeln, Dinkelnudeln, Vollkornnudeln, Hörnchennudeln
lasagne-sheets | Lasagne sheets, cannelloni | Lasagneplatten, Lasagneblätter, Cannelloni
rice | Rice, long grain rice, brown rice, white rice, wild rice, risotto rice, arborio rice, sushi rice, pudding rice, microwave rice | Reis, Langkornreis, Naturreis, Risottoreis, Milchreis Korn, Sushireis, Wildreis, Parboiled Reis, Risotto | 🍚
basmati-rice | Basmati rice, basmati, jasmine rice, thai rice | Basmatireis, Jasminreis, Duftreis
couscous | Couscous, bulgur, bulgar wheat, polenta, semolina, millet, pearl barley, buckwheat, barley, freekeh, grits | Couscous, Bulgur, Polenta, Hirse, Graupen, Buchweizen, Maisgrieß, Grünkern, Amaranth
quinoa | Quinoa | Quinoa
red-lentils | Red lentils, lentils, green lentils, puy lentils, split peas, beluga lentils, dal, dhal | Rote Linsen, Linsen, Tellerlinsen, Berglinsen, Belugalinsen, Linseneintopf
chickpeas | Chickpeas, garbanzo beans | Kichererbsen
kidney-beans | Kidney beans, beans, black beans, mixed beans, pinto beans, chilli beans, refried beans | Kidneybohnen, Schwarze Bohnen, Rote Bohnen, Chilibohnen | 🫘
white-beans | White beans, cannellini beans, butter beans, haricot beans | Weiße Bohnen, Riesenbohnen
baked-beans | Baked beans | Baked Beans, Bohnen in Tomatensoße | 🥫
sweetcorn | Sweetcorn, corn, tinned corn, canned corn, baby corn | Mais, Zuckermais, Dosenmais, Gemüsemais
tinned-vegetables | Tinned vegetables, canned peas, canned vegetables, tinned peas, artichoke hearts, bamboo shoots, palm hearts, mixed pickles, silverskin onions, roasted peppers jar, capers, jalapenos, sauerkraut, kimchi | Gemüsekonserven, Sauerkraut, Kapern, Jalapenos, Silberzwiebeln, Rotkohl Glas, Bambussprossen, Kimchi, Artischockenherzen, Erbsen und Möhren, Apfelrotkohl, Konserven, Mixed Pickles
tinned-fruit | Tinned fruit, canned peaches, tinned pineapple, canned pineapple, fruit cocktail, tinned peaches, apple sauce, applesauce, apple puree, fruit pouch | Obstkonserven, Dosenpfirsiche, Dosenananas, Apfelmus, Apfelmark, Kirschen im Glas, Fruchtcocktail, Quetschies
chopped-tomatoes | Chopped tomatoes, tinned tomatoes, canned tomatoes, peeled tomatoes, crushed tomatoes, diced tomatoes, can tomatoes | Gehackte Tomaten, Dosentomaten, Geschälte Tomaten, Stückige Tomaten, Pizzatomaten, Tomaten in der Dose, Dose Tomaten
passata | Passata, tomato sauce, pasta sauce, strained tomatoes, bolognese sauce, arrabbiata, marinara, pizza sauce, tomato puree jar | Passierte Tomaten, Tomatensoße, Nudelsoße, Pastasauce, Bolognese, Tomatensauce, Pizzasauce
tomato-paste | Tomato paste, tomato puree, tomato concentrate | Tomatenmark
pesto | Pesto, green pesto, red pesto | Pesto, Basilikumpesto, Pesto rosso
coconut-milk | Coconut milk, coconut cream, creamed coconut | Kokosmilch, Kokoscreme
tuna | Tuna, tinned tuna, canned tuna, sardines, anchovies, tinned fish, tinned mackerel, canned salmon, corned beef, spam, tinned sardines | Thunfisch, Dosenthunfisch, Sardinen, Sardellen, Ölsardinen, Heringsfilet, Anchovis, Fischkonserve, Corned Beef, Dosenwurst
pickles | Pickles, gherkins, pickled cucumbers, pickled onions, pickle, chutney, mango chutney, relish, cornichons, cranberry sauce, piccalilli | Gewürzgurken, Essiggurken, Cornichons, Saure Gurken, Gurken im Glas, Chutney, Senfgurken, Spreewaldgurken, Gürkchen
olive-oil | Olive oil, extra virgin olive oil, oil | Olivenöl, Natives Olivenöl, Öl
sunflower-oil | Sunflower oil, vegetable oil, rapeseed oil, cooking oil, canola oil, frying oil, sesame oil, coconut oil, walnut oil, peanut oil, linseed oil, groundnut oil, cooking spray | Sonnenblumenöl, Rapsöl, Pflanzenöl, Bratöl, Speiseöl, Sesamöl, Kokosöl, Leinöl, Walnussöl, Frittierfett, Kokosfett, Erdnussöl, Kürbiskernöl, Palmin
white-wine-vinegar | White wine vinegar, vinegar, cider vinegar, apple cider vinegar, malt vinegar, red wine vinegar, rice vinegar | Weißweinessig, Essig, Apfelessig, Rotweinessig, Branntweinessig, Kräuteressig, Reisessig
balsamic-vinegar | Balsamic vinegar, balsamic glaze, balsamic | Balsamico, Balsamicoessig, Aceto Balsamico, Balsamicocreme
soy-sauce | Soy sauce, soya sauce, teriyaki sauce, fish sauce, oyster sauce, hoisin sauce, worcestershire sauce, sweet chilli sauce, sriracha, hot sauce, tabasco, miso, miso paste, curry paste, harissa, sambal oelek, wasabi, sauce, gravy sauce, curry sauce, stir fry sauce, mirin | Sojasoße, Sojasauce, Fischsoße, Austernsoße, Teriyaki, Worcestersoße, Chilisoße, Sriracha, Tabasco, Misopaste, Currypaste, Sambal Oelek, Wasabi, Soße, Sauce, Sweet Chili, Harissa, Ajvar, Currysoße
ketchup | Ketchup, tomato ketchup, bbq sauce, barbecue sauce, brown sauce, burger sauce | Ketchup, Tomatenketchup, Currygewürzketchup, Grillsoße, BBQ-Soße, Barbecuesoße, Curryketchup
mustard | Mustard, dijon mustard, wholegrain mustard, horseradish | Senf, Dijonsenf, Mittelscharfer Senf, Süßer Senf, Meerrettich, Sahnemeerrettich
mayonnaise | Mayonnaise, mayo, salad dressing, dressing, caesar dressing, salad cream, aioli, tartare sauce, remoulade, vinaigrette | Mayonnaise, Mayo, Majonäse, Majo, Salatdressing, Dressing, Remoulade, Aioli, Salatsoße, Joghurtdressing, Salatmayonnaise, Cocktailsoße
salsa | Salsa, taco kit, taco shells, fajita kit, tortilla kit, enchilada sauce, nacho dip, salsa dip | Salsa, Taco-Schalen, Tacos, Fajita-Kit, Salsasoße, Käsedip | 🌮
vegetable-stock | Vegetable stock, stock cubes, stock, broth, bouillon, chicken stock, beef stock, stock pot, gravy, gravy granules, vegetable broth, bone broth | Gemüsebrühe, Brühwürfel, Brühe, Bouillon, Fond, Hühnerbrühe, Rinderbrühe, Soßenpulver, Bratensoße, Gemüsefond, Soßenbinder, Rinderfond
crispbread | Crispbread, ryvita, rusks, melba toast, breadcrumbs, croutons, panko, stuffing mix, oatcakes | Knäckebrot, Zwieback, Paniermehl, Semmelbrösel, Croutons, Filinchen, Knäcke, Panko
noodles | Noodles, instant noodles, ramen, rice noodles, egg noodles, glass noodles, udon, pot noodle, pad thai, rice paper, nori, seaweed, soba, cup noodles | Asianudeln, Instantnudeln, Ramen, Reisnudeln, Glasnudeln, Mie-Nudeln, Udon, Reispapier, Noriblätter, Algenblätter, Wok-Nudeln, Eier-Mie-Nudeln | 🍜
tomato-soup | Tomato soup, soup, tinned soup, canned soup, instant soup, chicken soup, stew, vegetable soup, mushroom soup, minestrone, chili con carne | Tomatensuppe, Suppe, Dosensuppe, Instantsuppe, Hühnersuppe, Eintopf, Nudelsuppe, Tütensuppe, Gulaschsuppe, Kartoffelsuppe, Linsensuppe, Erbsensuppe, Chili con Carne, Spargelcremesuppe | 🍲
ready-meals | Ready meals, mashed potato mix, instant mash, dumplings mix, packet mix, ravioli tin, tinned ravioli | Kartoffelpüree, Knödel, Klöße, Kloßteig, Kartoffelklöße, Semmelknödel, Dosenravioli, Ravioli Dose, Fix für Bolognese, Maggi Fix, Fertigmischung, Püreepulver
`,
  baking: `
flour | Flour, plain flour, self-raising flour, bread flour, all-purpose flour, white flour, spelt flour, almond flour, rice flour, gluten free flour, tipo 00 | Mehl, Weizenmehl, Dinkelmehl, Mehl Type 405, Roggenmehl, Mandelmehl, Maismehl, Mehl 550 | 🌾
wholemeal-flour | Wholemeal flour, whole wheat flour, rye flour, wholegrain flour | Vollkornmehl, Dinkelvollkornmehl
sugar | Sugar, caster sugar, granulated sugar, white sugar, sugar cubes, sweetener, stevia, xylitol, preserving sugar, erythritol | Zucker, Kristallzucker, Würfelzucker, Süßstoff, Stevia, Gelierzucker, Birkenzucker, Haushaltszucker, Feinzucker
brown-sugar | Brown sugar, cane sugar, muscovado, demerara sugar, coconut sugar | Brauner Zucker, Rohrzucker, Kandis, Kokosblütenzucker
icing-sugar | Icing sugar, powdered sugar, confectioners sugar, icing, frosting, fondant icing, royal icing | Puderzucker, Staubzucker, Zuckerguss, Fondant
baking-powder | Baking powder, baking soda, bicarbonate of soda, bicarb, cornstarch, cornflour, gelatine, gelatin, starch, agar agar, cream of tartar, arrowroot, potato starch | Backpulver, Natron, Speisestärke, Maisstärke, Gelatine, Stärke, Mondamin, Sahnesteif, Kartoffelstärke, Agar-Agar, Tortenguss
dried-yeast | Dried yeast, yeast, instant yeast, sourdough starter | Trockenhefe, Backhefe
vanilla-sugar | Vanilla sugar, vanilla extract, vanilla essence, vanilla, vanilla pods, almond extract, rose water, food colouring, sprinkles, edible glitter, cake decorations, food coloring, lemon extract | Vanillezucker, Vanilleextrakt, Vanille, Vanilleschote, Lebensmittelfarbe, Streusel, Zuckerstreusel, Bittermandelaroma, Rumaroma, Vanillinzucker, Backaroma, Zuckerschrift, Schokostreusel
baking-chocolate | Baking chocolate, chocolate chips, cooking chocolate, couverture, marzipan, chocolate drops, cake mix, pancake mix, brownie mix, pudding powder, custard powder, condensed milk, evaporated milk | Backschokolade, Kuvertüre, Schokotropfen, Blockschokolade, Marzipan, Marzipanrohmasse, Backmischung, Kuchenglasur, Puddingpulver, Pfannkuchenmischung, Grieß, Oblaten, Kuchenmischung, Waffelmischung, Nougat, Zitronat, Orangeat
ground-almonds | Ground almonds, desiccated coconut, chopped nuts, flaked almonds, ground hazelnuts, poppy seeds, coconut flakes, almond flakes, coconut | Gemahlene Mandeln, Gemahlene Haselnüsse, Kokosraspel, Mandelblättchen, Mohn, Gehackte Mandeln, Kokosflocken, Mandelstifte, Gemahlene Nüsse, Kokosnuss | 🥥
raisins | Raisins, sultanas, currants dried, dried fruit, dried apricots, dates, dried cranberries, prunes, candied peel, dried figs | Rosinen, Sultaninen, Trockenfrüchte, Datteln, Getrocknete Aprikosen, Trockenpflaumen, Getrocknete Cranberries, Korinthen, Trockenobst
seeds | Seeds, sunflower seeds, pumpkin seeds, chia seeds, flaxseed, linseed, sesame seeds, pine nuts, sesame, chia, mixed seeds, hemp seeds | Sonnenblumenkerne, Kürbiskerne, Chiasamen, Leinsamen, Sesam, Pinienkerne, Kerne, Samen, Flohsamen, Flohsamenschalen
salt | Salt, sea salt, table salt, rock salt, iodised salt, himalayan salt | Salz, Meersalz, Jodsalz, Speisesalz, Steinsalz, Kräutersalz | 🧂
black-pepper | Black pepper, pepper, peppercorns, white pepper, ground pepper, salt and pepper | Schwarzer Pfeffer, Pfeffer, Pfefferkörner, Weißer Pfeffer
paprika-powder | Paprika powder, smoked paprika, paprika, cayenne pepper, cayenne | Paprikapulver, Edelsüßes Paprikapulver, Räucherpaprika, Cayennepfeffer, Rosenpaprika
cinnamon | Cinnamon, cinnamon sticks, nutmeg, cloves, cardamom, star anise, allspice, mixed spice, saffron, juniper berries, bay leaves, fennel seeds, gingerbread spice, ground ginger, anise, mace | Zimt, Zimtstangen, Muskat, Muskatnuss, Nelken, Kardamom, Sternanis, Safran, Wacholderbeeren, Lorbeerblätter, Anis, Lebkuchengewürz, Gewürznelken, Piment
curry-powder | Curry powder, curry, turmeric, cumin, garam masala, ground coriander, ras el hanout, fenugreek, coriander seeds, mustard seeds, five spice, chili powder, taco seasoning, spice mix, seasoning, spices, spice | Currypulver, Curry, Kurkuma, Kreuzkümmel, Garam Masala, Gemahlener Koriander, Kümmel, Gewürze, Gewürzmischung, Gewürz, Ras el Hanout, Senfkörner, Chilipulver, Grillgewürz, Brathähnchengewürz, Schabzigerklee | 🍛
oregano | Oregano, thyme, rosemary, dried herbs, italian herbs, marjoram, sage, dried basil, herbes de provence, mixed herbs, garlic powder, onion powder, dried parsley, dried dill | Oregano, Thymian, Rosmarin, Majoran, Salbei, Italienische Kräuter, Kräuter der Provence, Getrocknete Kräuter, Salatkräuter, Knoblauchpulver, Zwiebelpulver, Bohnenkraut, Pizzagewürz
chilli-flakes | Chilli flakes, dried chilli, red pepper flakes, chili flakes | Chiliflocken, Getrocknete Chili
`,
  snacks: `
crisps | Crisps, potato chips, chips, pringles, tortilla crisps, doritos, veggie crisps, kettle chips, cheese puffs | Chips, Kartoffelchips, Paprikachips, Pringles, Gemüsechips, Erdnussflips, Flips, Stapelchips
tortilla-chips | Tortilla chips, nachos, corn chips | Tortillachips, Nachos, Tortilla-Chips
salted-peanuts | Salted peanuts, peanuts, roasted peanuts, dry roasted nuts, wasabi nuts | Gesalzene Erdnüsse, Erdnüsse, Geröstete Erdnüsse | 🥜
cashews | Cashews, mixed nuts, nuts, pistachios, trail mix, student mix, macadamia, brazil nuts, pecans, pecan nuts | Cashews, Cashewkerne, Nussmischung, Nüsse, Pistazien, Studentenfutter, Macadamia, Paranüsse, Pekannüsse, Cashewnüsse
almonds | Almonds | Mandeln, Gebrannte Mandeln
walnuts | Walnuts, hazelnuts, chestnuts | Walnüsse, Haselnüsse, Walnusskerne, Maronen, Esskastanien | 🌰
popcorn | Popcorn, microwave popcorn | Popcorn, Mikrowellenpopcorn, Popcornmais | 🍿
crackers | Crackers, pretzel sticks, salted pretzels, breadsticks, cream crackers, cheese crackers, rice crackers, grissini, prawn crackers, snack mix, bread sticks | Kräcker, Cracker, Salzstangen, Salzbrezeln, Käsegebäck, Grissini, Reiscracker, Salzgebäck, TUC, Salzcracker
milk-chocolate | Milk chocolate, chocolate, white chocolate, chocolate bar, mars bar, snickers, twix, kitkat, kinder chocolate, chocolates, pralines, box of chocolates, easter eggs, advent calendar, chocolate bunny, chocolate bars, toblerone, lindt | Milchschokolade, Schokolade, Weiße Schokolade, Schokoriegel, Pralinen, Kinderriegel, Schokohase, Ostereier Schokolade, Kinderschokolade, Adventskalender, Schoki, Überraschungseier, Milka, Nussschokolade, Schokobons, Osterhase, Weihnachtsmann Schokolade, Duplo | 🍫
dark-chocolate | Dark chocolate | Zartbitterschokolade, Bitterschokolade, Dunkle Schokolade
biscuits | Biscuits, cookies, digestives, shortbread, oreos, wafers, gingerbread, ginger nuts, chocolate biscuits, cookie, jaffa cakes, ladyfingers, macarons, biscotti, stroopwafels, waffles, amaretti, custard creams | Kekse, Plätzchen, Butterkekse, Cookies, Waffeln, Löffelbiskuits, Lebkuchen, Spekulatius, Schokokekse, Prinzenrolle, Oreo, Leibniz, Waffelröllchen, Printen, Vanillekipferl, Stollen, Makronen, Russisch Brot, Doppelkekse, Haferkekse | 🍪🧇
gummy-bears | Gummy bears, sweets, candy, haribo, gummies, liquorice, licorice, wine gums, jelly babies, toffees, fudge, marshmallows, lollipops, chewing gum, mints, tic tac, bubble gum, caramels, lolly, throat sweets, gum, boiled sweets, skittles, m&ms, smarties, jelly beans | Gummibärchen, Süßigkeiten, Bonbons, Haribo, Lakritz, Weingummi, Fruchtgummi, Lutscher, Kaugummi, Karamellbonbons, Süßes, Pfefferminzbonbons, Traubenzucker, Naschzeug, Schaumküsse, Schokoküsse, Hustenbonbons, Lollis, Weichkaramell, Gummibären, Kaubonbons, Maoam | 🍬🍭
muesli-bars | Muesli bars, bars, granola bars, cereal bars, protein bars, energy bars, flapjacks, protein bar, fruit bars, nut bar, energy balls | Müsliriegel, Riegel, Proteinriegel, Energieriegel, Fruchtriegel, Haferriegel, Nussriegel, Powerriegel
rice-cakes | Rice cakes, corn cakes, chocolate rice cakes | Reiswaffeln, Maiswaffeln | 🍘
`,
  drinks: `
still-water | Still water, water, mineral water, bottled water, spring water, drinking water, water bottles | Stilles Wasser, Wasser, Mineralwasser, Tafelwasser, Quellwasser, Volvic | 💧🚰
sparkling-water | Sparkling water, soda water, fizzy water, seltzer, soda, carbonated water, club soda | Sprudelwasser, Sprudel, Sodawasser, Selters, Wasser mit Kohlensäure, Medium Wasser, Gerolsteiner
orange-juice | Orange juice, juice, oj, multivitamin juice, grapefruit juice, fruit juice, lemon juice, lime juice, fresh juice, freshly squeezed | Orangensaft, O-Saft, Saft, Multivitaminsaft, Fruchtsaft, Zitronensaft, Limettensaft, Multisaft | 🧃
apple-juice | Apple juice, cloudy apple juice, cranberry juice, grape juice, pineapple juice, tomato juice, apple spritzer, carrot juice, cherry juice, vegetable juice, pear juice | Apfelsaft, Apfelschorle, Traubensaft, Kirschsaft, Tomatensaft, Johannisbeersaft, Schorle, Karottensaft, Ananassaft, Bananensaft, Rhabarberschorle, Kirschnektar, Nektar
smoothie | Smoothie, fruit smoothie, protein shake, protein drink, coconut water | Smoothie, Proteinshake, Proteindrink, Kokoswasser
cola | Cola, coke, coca-cola, coke zero, pepsi, diet coke, pepsi max, cherry coke | Cola, Coca-Cola, Cola Zero, Pepsi, Spezi, Cola light, Mezzo Mix | 🥤
lemonade | Lemonade, drinks, drink, sprite, fanta, soft drink, fizzy drink, squash drink, cordial, syrup, orange squash, elderflower cordial, pop, root beer, 7up, soft drinks, orangeade, dr pepper | Limonade, Limo, Getränk, Sprite, Fanta, Softdrink, Bionade, Sirup, Fassbrause, Holunderblütensirup, Himbeersirup, Orangenlimonade, Zitronenlimonade, Erfrischungsgetränk, Getränke, Almdudler
iced-tea | Iced tea, ice tea, kombucha, club mate, mate tea | Eistee, Kombucha, Club-Mate, Mate | 🧋
tonic-water | Tonic water, tonic, ginger ale, bitter lemon, ginger beer, schweppes | Tonic Water, Tonic, Ginger Ale, Bitter Lemon, Ginger Beer
beer | Beer, lager, ale, pilsner, stout, ipa, cider, craft beer, guinness, wheat beer, beers, bitter, hard seltzer, shandy | Bier, Pils, Weizenbier, Weißbier, Hefeweizen, Radler, Helles, Kölsch, Cider, Bierkasten, Apfelwein, Alster, Export, Bockbier, Kellerbier, Malzbier | 🍺🍻
alcohol-free-beer | Alcohol-free beer, non-alcoholic beer, alcohol free beer, 0% beer | Alkoholfreies Bier, Alkoholfreies Weizen, Alkoholfrei
red-wine | Red wine, wine, merlot, rioja, shiraz, cabernet, mulled wine, pinot noir, chianti, malbec, port, sangria, port wine, sherry | Rotwein, Wein, Glühwein, Merlot, Portwein, Spätburgunder, Dornfelder, Primitivo, Sherry | 🍷
white-wine | White wine, chardonnay, sauvignon blanc, riesling, pinot grigio, rose wine, rosé, dry white wine | Weißwein, Riesling, Grauburgunder, Roséwein, Rosé, Weißweinschorle, Weinschorle, Kochwein, Silvaner
sparkling-wine | Sparkling wine, prosecco, champagne, cava, aperol | Sekt, Prosecco, Champagner, Crémant, Aperol, Hugo | 🥂🍾
spirits | Spirits, alcohol, vodka, gin, rum, whisky, whiskey, tequila, liqueur, baileys, brandy, cognac, vermouth, campari, bourbon, schnapps, martini, jägermeister, bitters | Spirituosen, Alkohol, Wodka, Gin, Rum, Whisky, Schnaps, Likör, Tequila, Eierlikör, Korn, Weinbrand, Kräuterlikör, Wermut, Grappa, Ouzo, Obstler, Cognac, Amaretto | 🥃🍸🍹
energy-drink | Energy drink, red bull, monster energy, sports drink, isotonic drink, gatorade, electrolyte drink | Energydrink, Red Bull, Isodrink, Sportgetränk, Energy Drink, Isotonisches Getränk
`,
  frozen: `
frozen-peas | Frozen peas, petits pois | TK-Erbsen, Tiefkühlerbsen
frozen-spinach | Frozen spinach | TK-Spinat, Rahmspinat, Tiefkühlspinat
frozen-vegetables | Frozen vegetables, frozen mixed vegetables, frozen corn, frozen broccoli, edamame, frozen beans, frozen stir fry | TK-Gemüse, Tiefkühlgemüse, Gemüsepfanne, Buttergemüse, Edamame, Kaisergemüse
frozen-berries | Frozen berries, frozen fruit, frozen raspberries | TK-Beeren, Tiefkühlbeeren, TK-Himbeeren, Tiefkühlobst
frozen-herbs | Frozen herbs | TK-Kräuter, Tiefkühlkräuter, 8-Kräuter
chips | Oven chips, fries, french fries, potato wedges, wedges, hash browns, frozen chips, frozen potatoes, croquettes, tater tots, rostis, potato waffles, chips to fry | Pommes frites, Pommes, Kroketten, Wedges, Rösti, Kartoffelpuffer, Backofenpommes, Country Potatoes, Reibekuchen, Kartoffelecken, Kartoffeltaschen | 🍟
fish-fingers | Fish fingers, fish sticks, breaded fish, frozen fish, frozen prawns, fish cakes, battered cod, frozen salmon | Fischstäbchen, Schlemmerfilet, TK-Fisch, Backfisch, TK-Garnelen, Tiefkühlfisch, Bordelaise
frozen-pizza | Frozen pizza, pizza, pizzas, salami pizza, pizza margherita, flammkuchen, pizza baguettes, quattro formaggi, tarte flambee | Tiefkühlpizza, TK-Pizza, Pizza, Salamipizza, Flammkuchen, Pizzabaguette, Margherita, Thunfischpizza, Pizzasnacks | 🍕
frozen-meals | Frozen meals, frozen lasagne, lasagne, lasagna, chicken nuggets, nuggets, spring rolls, gyoza, dumplings, frozen ready meal, cordon bleu, dim sum, frozen burgers, chicken kiev, shepherds pie, cottage pie, samosas, onion rings | TK-Gerichte, Lasagne, Chicken Nuggets, Nuggets, Frühlingsrollen, Tiefkühlgericht, Cordon Bleu, Gyoza, Germknödel, Dampfnudeln, Pierogi, Nasi Goreng, Apfelstrudel, Piroggen, Kaiserschmarrn, Paella, Mini-Frühlingsrollen | 🥟
ice-cream | Ice cream, ice lollies, ice pops, sorbet, magnum, ben and jerrys, gelato, frozen yoghurt, popsicles, vanilla ice cream, ice cream cones, cornetto | Eis, Eiscreme, Vanilleeis, Eis am Stiel, Wassereis, Sorbet, Schokoeis, Magnum, Speiseeis, Stieleis, Erdbeereis, Softeis, Eiswaffeln, Familieneis | 🍦🍨🍧
ice-cubes | Ice cubes, ice, crushed ice, bag of ice | Eiswürfel, Crushed Ice | 🧊
frozen-bread-rolls | Frozen bread rolls, frozen bread, garlic bread, frozen croissants, frozen pastry, frozen cake, frozen baguette, frozen waffles | TK-Brötchen, Tiefkühlbrötchen, Knoblauchbaguette, TK-Blätterteig, TK-Kuchen, Tiefkühltorte, Knoblauchbrot
`,
} as const;
