// What a European flat buys fresh, by aisle, in English and German. One product a line:
// id | name, other words by which it is found | Name, andere Wörter | emoji
// An id never changes or is used again, because carts refer to it; names and words may.

export const fresh = {
  produce: `
bananas | Bananas, plantain | Bananen, Kochbanane | 🍌
apples | Apples, gala, braeburn, pink lady, granny smith | Äpfel, Boskoop, Elstar | 🍎🍏
pears | Pears | Birnen | 🍐
oranges | Oranges, blood oranges | Orangen, Apfelsinen, Blutorangen | 🍊
mandarins | Mandarins, clementines, tangerines, satsumas | Mandarinen, Clementinen
lemons | Lemons | Zitronen | 🍋
limes | Limes | Limetten, Limonen
grapefruit | Grapefruit, pomelo | Grapefruit, Pampelmuse
grapes | Grapes | Trauben, Weintrauben | 🍇
strawberries | Strawberries | Erdbeeren | 🍓
blueberries | Blueberries | Heidelbeeren, Blaubeeren | 🫐
raspberries | Raspberries | Himbeeren
blackberries | Blackberries | Brombeeren
currants | Redcurrants, blackcurrants, gooseberries, cranberries | Johannisbeeren, Stachelbeeren, Cranberries
berries | Berries, mixed berries | Beeren
cherries | Cherries | Kirschen, Süßkirschen, Sauerkirschen | 🍒
peaches | Peaches | Pfirsiche, Weinbergpfirsich | 🍑
nectarines | Nectarines | Nektarinen
apricots | Apricots | Aprikosen, Marillen
plums | Plums, prunes fresh | Pflaumen, Zwetschgen, Mirabellen
avocado | Avocado, guacamole avocado | Avocado | 🥑
mango | Mango | Mango | 🥭
papaya | Papaya, passion fruit, lychee, dragon fruit, persimmon, star fruit | Papaya, Maracuja, Litschi, Kaki, Drachenfrucht, Physalis
pineapple | Pineapple | Ananas | 🍍
kiwis | Kiwis, kiwi fruit | Kiwis | 🥝
melon | Melon, honeydew, cantaloupe, galia melon | Melone, Honigmelone, Galiamelone | 🍈
watermelon | Watermelon | Wassermelone | 🍉
pomegranate | Pomegranate | Granatapfel
figs | Figs | Feigen
rhubarb | Rhubarb | Rhabarber
fruit | Fruit, fruit salad, fruit bowl | Obst, Früchte, Obstsalat
tomatoes | Tomatoes, beef tomatoes, vine tomatoes | Tomaten, Fleischtomaten, Rispentomaten, Strauchtomaten, Paradeiser | 🍅
cherry-tomatoes | Cherry tomatoes, plum tomatoes | Kirschtomaten, Cocktailtomaten, Cherrytomaten
cucumber | Cucumber, snack cucumbers | Gurke, Salatgurke, Schlangengurke | 🥒
red-peppers | Red peppers, peppers, bell peppers, capsicum, paprika fresh, green peppers, yellow peppers, pointed peppers | Rote Paprika, Paprika, Paprikaschote, Spitzpaprika, Peperoni frisch | 🫑
chillies | Chillies, chili peppers, jalapenos fresh, chilli pepper | Chilischoten, Chilis, Peperoni | 🌶️
carrots | Carrots | Karotten, Möhren, Mohrrüben, Gelbe Rüben | 🥕
potatoes | Potatoes, spuds, new potatoes, baking potatoes, jacket potatoes | Kartoffeln, Erdäpfel, Frühkartoffeln, Grillkartoffeln | 🥔
sweet-potatoes | Sweet potatoes, yams | Süßkartoffeln, Bataten | 🍠
onions | Onions, white onions, brown onions | Zwiebeln, Gemüsezwiebel | 🧅
red-onions | Red onions | Rote Zwiebeln
shallots | Shallots | Schalotten
spring-onions | Spring onions, scallions, green onions | Frühlingszwiebeln, Lauchzwiebeln
garlic | Garlic | Knoblauch, Knoblauchzehe | 🧄
ginger | Ginger, ginger root, turmeric root | Ingwer, Ingwerwurzel | 🫚
courgettes | Courgettes, zucchini | Zucchini
aubergine | Aubergine, eggplant | Aubergine, Melanzani | 🍆
broccoli | Broccoli, tenderstem, broccolini | Brokkoli, Broccoli | 🥦
cauliflower | Cauliflower, romanesco | Blumenkohl, Karfiol, Romanesco
mushrooms | Mushrooms, button mushrooms, chestnut mushrooms, portobello, shiitake, oyster mushrooms | Champignons, Pilze, Austernpilze, Pfifferlinge, Steinpilze, Kräuterseitling | 🍄🍄‍🟫
spinach | Spinach, baby spinach, leaf spinach | Spinat, Blattspinat, Babyspinat
chard | Swiss chard, chard | Mangold
lettuce | Lettuce, salad, iceberg lettuce, romaine, cos lettuce, little gem, mixed leaves, salad leaves, bag of salad | Kopfsalat, Salat, Eisbergsalat, Romanasalat, Blattsalat, Pflücksalat, Feldsalat, Salatmischung, Salatherzen, Endivien | 🥬🥗
rocket | Rocket, arugula, watercress, cress | Rucola, Rauke, Kresse, Gartenkresse
cabbage | Cabbage, white cabbage, red cabbage, savoy cabbage, pointed cabbage, pak choi, bok choy, chinese cabbage | Kohl, Weißkohl, Rotkohl, Wirsing, Spitzkohl, Chinakohl, Pak Choi, Kraut
kale | Kale, cavolo nero | Grünkohl, Schwarzkohl
brussels-sprouts | Brussels sprouts, sprouts | Rosenkohl, Kohlsprossen
kohlrabi | Kohlrabi, swede, turnips, parsnips | Kohlrabi, Steckrübe, Pastinaken
leeks | Leeks | Lauch, Porree
celery | Celery, celery sticks | Staudensellerie, Stangensellerie
celeriac | Celeriac | Sellerie, Knollensellerie
fennel | Fennel | Fenchel
beetroot | Beetroot, beets | Rote Bete, Rote Beete, Rote Rüben, Randen
radishes | Radishes, daikon | Radieschen, Rettich
asparagus | Asparagus | Spargel
green-beans | Green beans, fine beans, runner beans, broad beans | Grüne Bohnen, Buschbohnen, Bohnen, Prinzessbohnen | 🫛
peas | Peas, sugar snap peas, mangetout, snow peas | Erbsen, Zuckerschoten, Kaiserschoten
corn-on-the-cob | Corn on the cob, corn cob, fresh corn | Maiskolben, Zuckermais frisch | 🌽
artichokes | Artichokes | Artischocken
pumpkin | Pumpkin, butternut squash, squash, hokkaido | Kürbis, Hokkaido, Butternut | 🎃
bean-sprouts | Bean sprouts, sprouted seeds | Sprossen, Sojasprossen, Mungbohnensprossen
soup-greens | Soup vegetables, soup greens, stir fry vegetables, vegetables, veg, veggies, vegetable | Suppengrün, Suppengemüse, Gemüse, Wokgemüse
fresh-basil | Fresh basil, basil plant, basil | Frisches Basilikum, Basilikum | 🌿
fresh-parsley | Fresh parsley, parsley, flat leaf parsley | Frische Petersilie, Petersilie
fresh-herbs | Fresh herbs, herbs, coriander, cilantro, dill, chives, mint, fresh rosemary, fresh thyme, fresh sage, lemongrass, tarragon | Frische Kräuter, Kräuter, Koriander, Schnittlauch, Minze, Dill, Zitronengras, Estragon, Bärlauch
flowers | Flowers, bouquet, tulips, roses, potted plant, pot plant, house plant | Blumen, Blumenstrauß, Tulpen, Rosen, Topfpflanze, Zimmerpflanze | 💐🌹🌷🌻🪴
`,
  bakery: `
bread | Bread, loaf, sourdough, sourdough bread, white bread, bloomer, farmhouse loaf, fresh bread, rye bread, sliced bread, garlic bread fresh | Brot, Bauernbrot, Mischbrot, Weißbrot, Roggenbrot, Sauerteigbrot, Graubrot, Dinkelbrot, Landbrot | 🍞
wholegrain-bread | Wholegrain bread, wholemeal bread, brown bread, seeded bread, multigrain bread, pumpernickel | Vollkornbrot, Körnerbrot, Mehrkornbrot, Schwarzbrot, Pumpernickel, Eiweißbrot
toast-bread | Toast bread, toast, sandwich bread, brioche loaf, english muffins, crumpets, teacakes | Toastbrot, Toast, Buttertoast, Vollkorntoast, Toasties, Sandwichbrot, Zwieback frisch
baguette | Baguette, french stick, french bread, ciabatta, focaccia, part-baked baguette | Baguette, Ciabatta, Focaccia, Stangenbrot, Kräuterbaguette, Aufbackbaguette | 🥖
bread-rolls | Bread rolls, rolls, buns, dinner rolls, baps, crusty rolls, finger rolls | Brötchen, Semmeln, Schrippen, Weckle, Wecken, Aufbackbrötchen, Körnerbrötchen, Milchbrötchen
croissants | Croissants, pain au chocolat, danish pastries, pastries, pastry, cinnamon rolls, brioche | Croissants, Hörnchen, Schokocroissant, Plunder, Teilchen, Franzbrötchen, Zimtschnecken, Brioche, Gebäck | 🥐
bagels | Bagels | Bagels | 🥯
pretzels | Soft pretzels, pretzel | Brezeln, Laugenbrezel, Laugenstange, Laugengebäck, Breze | 🥨
wraps | Wraps, tortillas, tortilla wraps, flour tortillas, taco shells fresh, burritos wraps | Wraps, Tortillas, Tortilla-Wraps, Weizentortillas | 🌯
pita-bread | Pita bread, pitta, naan, naan bread, flatbread, chapati, roti | Pitabrot, Pita, Fladenbrot, Naan, Naanbrot | 🫓
burger-buns | Burger buns, hot dog buns, hotdog rolls | Burgerbrötchen, Hamburgerbrötchen, Burger Buns, Hotdog-Brötchen
cake | Cake, muffins, cupcakes, birthday cake, cheesecake, sponge cake, brownies, fruit cake, apple pie, tart, gateau, scones, swiss roll, banana bread | Kuchen, Torte, Muffins, Geburtstagstorte, Käsekuchen, Apfelkuchen, Marmorkuchen, Obstkuchen, Streuselkuchen, Rührkuchen | 🍰🎂🧁🥧
doughnuts | Doughnuts, donuts, eclairs | Donuts, Berliner, Krapfen, Pfannkuchen Berliner | 🍩
`,
  'meat-fish': `
chicken-breast | Chicken breast, chicken, chicken fillet, chicken thighs, chicken wings, drumsticks, chicken legs, poultry, diced chicken, chicken strips | Hähnchenbrust, Hähnchen, Hühnchen, Hähnchenbrustfilet, Hähnchenschenkel, Hähnchenkeulen, Chicken Wings, Geflügel, Hühnerbrust, Poulet, Hähnchenfilet | 🍗
whole-chicken | Whole chicken, roast chicken, rotisserie chicken | Ganzes Hähnchen, Brathähnchen, Suppenhuhn, Huhn, Grillhähnchen | 🐔
turkey | Turkey, turkey breast, turkey mince, duck, duck breast, goose | Pute, Putenbrust, Putenschnitzel, Truthahn, Ente, Entenbrust, Gans | 🦃🦆
minced-beef | Minced beef, mince, ground beef, ground meat, minced meat, beef mince, pork mince, burgers, burger patties, meatballs, hamburger | Hackfleisch, Rinderhack, Hack, Gehacktes, Faschiertes, Gemischtes Hack, Mett, Frikadellen, Burger-Patties, Fleischbällchen, Buletten, Tatar
beef-steak | Beef steak, steak, beef, sirloin, ribeye, rump steak, fillet steak, roast beef joint, stewing beef, diced beef, brisket, joint, beef joint | Rindersteak, Steak, Rindfleisch, Rumpsteak, Hüftsteak, Filetsteak, Rinderfilet, Rinderbraten, Gulasch, Rouladen, Suppenfleisch, Tafelspitz, Entrecôte | 🥩
pork-chops | Pork chops, pork, pork loin, pork belly, pork shoulder, pulled pork, spare ribs, ribs, pork tenderloin, gammon | Schweinekoteletts, Schweinefleisch, Kotelett, Schweinefilet, Schweinebraten, Nackensteak, Schweinebauch, Spareribs, Rippchen, Kassler, Schnitzel, Schweineschnitzel, Braten, Eisbein | 🐷🐖
lamb | Lamb, lamb chops, leg of lamb, veal, venison, rabbit, game | Lamm, Lammkeule, Lammkoteletts, Lammfleisch, Kalbfleisch, Kalbsschnitzel, Wild, Wildschwein, Kaninchen, Reh | 🐑
bacon | Bacon, streaky bacon, back bacon, lardons, pancetta, smoked bacon | Speck, Bacon, Frühstücksspeck, Bauchspeck, Speckwürfel, Schinkenwürfel, Pancetta | 🥓
sausages | Sausages, bratwurst, bangers, frankfurters, hot dogs, hot dog sausages, chipolatas, merguez | Bratwürste, Würstchen, Bratwurst, Wiener Würstchen, Wiener, Bockwurst, Rostbratwurst, Nürnberger, Currywurst, Weißwurst, Grillwurst, Merguez, Knacker, Frankfurter | 🌭
meat | Meat, fillet, filet, barbecue meat, grill meat, goulash, kebab meat, doner, gyros, liver, kidneys, tripe, stewing meat | Fleisch, Filet, Grillfleisch, Geschnetzeltes, Gyros, Döner, Leber, Gulaschfleisch | 🍖
salmon-fillet | Salmon fillet, salmon, fresh salmon, trout | Lachsfilet, Lachs, Forelle, Lachsforelle | 🐟
white-fish-fillet | White fish fillet, cod, haddock, fish, fish fillet, sea bass, plaice, hake, pollock, tilapia, monkfish, halibut, sole, fresh fish, tuna steak, swordfish | Fischfilet, Fisch, Kabeljau, Dorsch, Seelachs, Rotbarsch, Zander, Scholle, Heilbutt, Dorade, Pangasius, Thunfischsteak | 🐠🎣
smoked-salmon | Smoked salmon, gravlax, smoked mackerel, smoked trout, smoked fish, kippers, caviar | Räucherlachs, Geräucherter Lachs, Räucherfisch, Makrele, Geräucherte Makrele, Kaviar, Matjes, Bismarckhering, Rollmops, Hering
prawns | Prawns, shrimps, scampi, king prawns, seafood, squid, calamari, mussels, crab, lobster, scallops, octopus, oysters, clams | Garnelen, Shrimps, Krabben, Scampi, Meeresfrüchte, Muscheln, Miesmuscheln, Tintenfisch, Hummer, Calamari | 🍤🦐🦞🦀🦑🐙🦪
`,
  deli: `
ham | Ham, cooked ham, parma ham, prosciutto, serrano ham, sliced ham, cold cuts, lunch meat, sliced meat, sliced turkey, pastrami, sandwich meat | Schinken, Kochschinken, Rohschinken, Schwarzwälder Schinken, Parmaschinken, Serranoschinken, Aufschnitt, Wurst, Putenaufschnitt, Hähnchenaufschnitt, Bündnerfleisch
salami | Salami, chorizo, pepperoni sausage, mortadella, pepperoni | Salami, Chorizo, Mortadella, Cabanossi, Landjäger, Mettwurst
liver-sausage | Liver sausage, pate, black pudding, liver pate | Leberwurst, Teewurst, Lyoner, Fleischwurst, Blutwurst, Leberkäse, Fleischsalat, Pastete, Jagdwurst, Leberpastete
gouda | Gouda, edam, emmental, emmentaler, swiss cheese, gruyere, comte, cheese slices, sliced cheese, maasdam | Gouda, Emmentaler, Edamer, Bergkäse, Scheibenkäse, Käsescheiben, Butterkäse, Tilsiter, Gruyère, Leerdammer, Appenzeller
cheese | Cheese, red leicester, stilton, blue cheese, gorgonzola, roquefort, raclette, raclette cheese, fondue cheese, cheese board | Käse, Blauschimmelkäse, Gorgonzola, Raclettekäse, Raclette, Handkäse, Harzer, Käseplatte, Schafskäse, Schnittkäse | 🧀
cheddar | Cheddar | Cheddar
feta | Feta, feta cheese, salad cheese | Feta, Hirtenkäse
halloumi | Halloumi, grill cheese, paneer | Halloumi, Grillkäse, Paneer
mozzarella | Mozzarella, burrata | Mozzarella, Burrata, Büffelmozzarella
parmesan | Parmesan, pecorino, grana padano, parmigiano | Parmesan, Pecorino, Grana Padano
brie | Brie, camembert, soft cheese rind | Brie, Camembert, Weichkäse
goat-cheese | Goat cheese, goats cheese, chevre | Ziegenkäse, Ziegenfrischkäse
hummus | Hummus, dip, tzatziki, guacamole, taramasalata, baba ganoush, spread for bread, falafel | Hummus, Dip, Tzatziki, Zaziki, Guacamole, Aufstrich, Brotaufstrich, Falafel
olives | Olives, antipasti, sun-dried tomatoes, stuffed vine leaves, green olives, black olives | Oliven, Antipasti, Getrocknete Tomaten, Gefüllte Weinblätter | 🫒
potato-salad | Potato salad, coleslaw, pasta salad, egg salad, ready salad | Kartoffelsalat, Krautsalat, Nudelsalat, Eiersalat, Farmersalat
tofu | Tofu, tempeh, seitan, silken tofu, vegan mince, plant-based burger, veggie burgers, vegan sausages, veggie sausages, meat substitute, quorn, veggie mince | Tofu, Tempeh, Seitan, Seidentofu, Veganes Hack, Veggie-Burger, Vegane Würstchen, Vegane Wurst, Fleischersatz
smoked-tofu | Smoked tofu | Räuchertofu
fresh-pasta | Fresh pasta, tortellini, ravioli, gnocchi, fresh tagliatelle, filled pasta | Frische Pasta, Tortellini, Ravioli, Gnocchi, Maultaschen, Schupfnudeln, Spätzle, Tortelloni, Frische Nudeln
pizza-dough | Pizza dough, dough, puff pastry, shortcrust pastry, pie crust, filo pastry, pastry dough, cookie dough, flammkuchen dough | Pizzateig, Teig, Blätterteig, Mürbeteig, Filoteig, Flammkuchenteig, Kuchenteig, Hefeteig, Yufkateig
sandwiches | Sandwiches, sandwich, sushi, ready meal, quiche, pork pie, scotch eggs, soup fresh, spring rolls fresh | Sandwiches, Sandwich, Sushi, Fertiggericht, Quiche, Belegtes Brötchen | 🥪🍣🍱
`,
  dairy: `
milk | Milk, whole milk, full-fat milk, fresh milk, uht milk, skimmed milk, skim milk, long life milk, raw milk, goat milk, chocolate milk, milkshake | Milch, Vollmilch, Frischmilch, H-Milch, Magermilch, Weidemilch, Ziegenmilch, Kakao Trinkmilch, Schokomilch, Milchshake, Kondensmilch, Dosenmilch, Bärenmarke | 🥛
semi-skimmed-milk | Semi-skimmed milk, low-fat milk, 2% milk | Fettarme Milch
lactose-free-milk | Lactose-free milk | Laktosefreie Milch
oat-milk | Oat milk, oat drink, oatly | Hafermilch, Haferdrink
soy-milk | Soy milk, soya milk, soy drink | Sojamilch, Sojadrink
almond-milk | Almond milk, rice milk, plant milk, plant-based milk, almond drink, coconut drink, cashew milk | Mandelmilch, Mandeldrink, Reismilch, Pflanzenmilch, Reisdrink
butter | Butter, salted butter, unsalted butter, ghee, spreadable butter, herb butter, clarified butter | Butter, Süßrahmbutter, Kräuterbutter, Butterschmalz, Streichzart, Ghee | 🧈
margarine | Margarine, spread, vegan butter, lard | Margarine, Pflanzenmargarine, Halbfettmargarine, Schmalz
eggs | Eggs, egg, free range eggs, quail eggs, egg whites | Eier, Ei, Freilandeier, Bio-Eier, Hühnereier, Eiweiß, Eigelb | 🥚🍳
yoghurt | Yoghurt, yogurt, natural yoghurt, plain yoghurt, skyr, soy yoghurt, yogurt drink, activia, frozen yoghurt pot | Joghurt, Jogurt, Naturjoghurt, Skyr, Sojajoghurt, Trinkjoghurt, Sahnejoghurt, Actimel
greek-yoghurt | Greek yoghurt, greek yogurt | Griechischer Joghurt
fruit-yoghurt | Fruit yoghurt, strawberry yoghurt, kids yoghurts, fruit yogurt | Fruchtjoghurt, Erdbeerjoghurt, Fruchtzwerge
quark | Quark, curd, cottage cheese, kefir, buttermilk, ayran, fromage frais | Quark, Magerquark, Speisequark, Topfen, Kräuterquark, Hüttenkäse, Körniger Frischkäse, Kefir, Buttermilch, Ayran, Molke, Dickmilch
cream | Cream, double cream, single cream, whipping cream, heavy cream, clotted cream, whipped cream, cooking cream, oat cream, coffee creamer, half and half, squirty cream | Sahne, Schlagsahne, Rahm, Obers, Schlagobers, Kochsahne, Sprühsahne, Kaffeesahne, Hafersahne, Sojasahne, Cremefine
sour-cream | Sour cream, soured cream | Saure Sahne, Schmand, Sauerrahm
creme-fraiche | Crème fraîche | Crème fraîche
cream-cheese | Cream cheese, soft cheese, philadelphia, mascarpone, ricotta, cheese spread, processed cheese | Frischkäse, Doppelrahmfrischkäse, Mascarpone, Ricotta, Kräuterfrischkäse, Schmelzkäse, Streichkäse
grated-cheese | Grated cheese, shredded cheese, pizza cheese | Geriebener Käse, Reibekäse, Streukäse, Pizzakäse
chocolate-pudding | Chocolate pudding, rice pudding, pudding, custard, chocolate mousse, panna cotta, tiramisu, dessert, creme brulee, trifle, jelly pot | Schokopudding, Milchreis, Pudding, Grießpudding, Mousse au Chocolat, Vanillepudding, Nachtisch, Dessert, Panna Cotta, Tiramisu, Rote Grütze, Milchschnitte, Götterspeise | 🍮
fresh-yeast | Fresh yeast | Frischhefe, Frische Hefe, Hefewürfel, Hefe
`,
} as const;
