// What the pictures are of, in each language: the words of the app by which things are found on the screen, and what three
// flatmates would write.

import { text as deText } from '../../src/ui/text/de.ts';
import { checkoutInWords as deCheckout } from '../../src/ui/text/deCheckout.ts';
import { homeInWords as deHome } from '../../src/ui/text/deHome.ts';
import { importInWords as deImport } from '../../src/ui/text/deImport.ts';
import { keepInWords as deKeep } from '../../src/ui/text/deKeep.ts';
import { momentInWords as deMoment } from '../../src/ui/text/deMoment.ts';
import { orderInWords as deOrder } from '../../src/ui/text/deOrder.ts';
import { originInWords as deOrigin } from '../../src/ui/text/deOrigin.ts';
import { receiptsInWords as deReceipts } from '../../src/ui/text/deReceipts.ts';
import { settlingInWords as deSettling } from '../../src/ui/text/deSettling.ts';
import { shareInWords as deShare } from '../../src/ui/text/deShare.ts';
import { shopInWords as deShop } from '../../src/ui/text/deShop.ts';
import { timelineInWords as deTimeline } from '../../src/ui/text/deTimeline.ts';
import { undoInWords as deUndo } from '../../src/ui/text/deUndo.ts';
import { whatIfInWords as deWhatIf } from '../../src/ui/text/deWhatIf.ts';
import { text as enText } from '../../src/ui/text/en.ts';
import { checkoutInWords as enCheckout } from '../../src/ui/text/enCheckout.ts';
import { homeInWords as enHome } from '../../src/ui/text/enHome.ts';
import { importInWords as enImport } from '../../src/ui/text/enImport.ts';
import { keepInWords as enKeep } from '../../src/ui/text/enKeep.ts';
import { momentInWords as enMoment } from '../../src/ui/text/enMoment.ts';
import { orderInWords as enOrder } from '../../src/ui/text/enOrder.ts';
import { originInWords as enOrigin } from '../../src/ui/text/enOrigin.ts';
import { receiptsInWords as enReceipts } from '../../src/ui/text/enReceipts.ts';
import { settlingInWords as enSettling } from '../../src/ui/text/enSettling.ts';
import { shareInWords as enShare } from '../../src/ui/text/enShare.ts';
import { shopInWords as enShop } from '../../src/ui/text/enShop.ts';
import { timelineInWords as enTimeline } from '../../src/ui/text/enTimeline.ts';
import { undoInWords as enUndo } from '../../src/ui/text/enUndo.ts';
import { whatIfInWords as enWhatIf } from '../../src/ui/text/enWhatIf.ts';
import type { Language } from '../../src/ui/text/languages.ts';

const english = {
  /** With prices in euros, as the flatmates pay. */
  locale: 'en-IE',
  app: enText,
  checkout: enCheckout,
  home: enHome,
  import: enImport,
  keep: enKeep,
  moment: enMoment,
  order: enOrder,
  origin: enOrigin,
  receipts: enReceipts,
  settling: enSettling,
  share: enShare,
  shop: enShop,
  timeline: enTimeline,
  undo: enUndo,
  whatIf: enWhatIf,

  flat: 'Flat 4',
  party: 'Ben’s birthday',
  office: 'Office breakfast',
  several: '500 g flour, 6 eggs, 2x 1.5 l water, vanilla sugar',
  typed: 'mi',
  note: 'the one with the blue lid',
  address: '12 Garden Street\nDublin 8',
  carrier: 'Bike courier',
  prices: 'Name,Price\nOat milk,1.99\nRye bread,3.49\nPears,cheap\n',
  milk: 'Milk',
  bread: 'Bread',
  eggs: 'Eggs',
  coffee: 'Coffee',
  tomatoes: 'Tomatoes',
  pasta: 'Pasta',
  oatMilk: 'Oat milk',
  toiletPaper: 'Toilet paper',
  bananas: 'Bananas',
  cheese: 'Cheese',
  butter: 'Butter',
  beer: 'Beer',
  chocolate: 'Chocolate',
  juice: 'Orange juice',
  candles: 'Candles',
};

export type Spoken = typeof english;

export const spoken: Readonly<Record<Language, Spoken>> = {
  en: english,
  de: {
    locale: 'de-DE',
    app: deText,
    checkout: deCheckout,
    home: deHome,
    import: deImport,
    keep: deKeep,
    moment: deMoment,
    order: deOrder,
    origin: deOrigin,
    receipts: deReceipts,
    settling: deSettling,
    share: deShare,
    shop: deShop,
    timeline: deTimeline,
    undo: deUndo,
    whatIf: deWhatIf,

    flat: 'WG Gartenstraße',
    party: 'Bens Geburtstag',
    office: 'Frühstück im Büro',
    several: '500 g Mehl, 6 Eier, 2x 1,5 l Wasser, Vanillezucker',
    typed: 'mi',
    note: 'die mit dem blauen Deckel',
    address: 'Gartenstraße 12\n10115 Berlin',
    carrier: 'Fahrradkurier',
    prices: 'Name;Preis\nHafermilch;1,99\nRoggenbrot;3,49\nBirnen;billig\n',
    milk: 'Milch',
    bread: 'Brot',
    eggs: 'Eier',
    coffee: 'Kaffee',
    tomatoes: 'Tomaten',
    pasta: 'Nudeln',
    oatMilk: 'Hafermilch',
    toiletPaper: 'Toilettenpapier',
    bananas: 'Bananen',
    cheese: 'Käse',
    butter: 'Butter',
    beer: 'Bier',
    chocolate: 'Schokolade',
    juice: 'Orangensaft',
    candles: 'Kerzen',
  },
};
