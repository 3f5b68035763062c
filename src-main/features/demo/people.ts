import type { ExampleCountry, ExampleTrade } from './companies';

/** A person of the example office whose story is told: name, company, title, phone, owner, lifecycle, days since the last word. */
export type ExamplePerson = readonly [
  given: string,
  family: string,
  company: string,
  title: string,
  phone: string,
  owner: 'ML' | 'TA' | 'PN',
  lifecycle: 'new' | 'prospect' | 'qualified' | 'customer' | 'inactive',
  lastDays: number,
];

export const people: readonly ExamplePerson[] = [
  ['Daniel', 'Okafor', 'Northlight Cafés', 'Head of Operations', '07700 900412', 'ML', 'qualified', 1],
  ['Grace', 'Obi', 'Northlight Cafés', 'Finance Director', '0113 496 0184', 'ML', 'qualified', 23],
  ['Sam', 'Whitlock', 'Northlight Cafés', 'Training Lead', '07700 900418', 'ML', 'new', 0],
  ['Samuel', 'Abara', 'Kingsway Leisure', 'Catering Manager', '020 7946 0118', 'TA', 'customer', 15],
  ['Freja', 'Ahlberg', 'Ström & Vik', 'Purchasing', '+46 8 5550 1240', 'ML', 'prospect', 8],
  ['Charlotte', 'Ashdown', 'Ashdown Garden Centres', 'Managing Director', '01632 960244', 'ML', 'qualified', 6],
  ['Farid', 'Azizi', 'Azizi Bakehouse', 'Owner', '0161 496 0377', 'TA', 'customer', 41],
  ['Fiona', 'Barr', 'Larchfield Hospice', 'Kitchen Manager', '0141 496 0902', 'PN', 'customer', 1],
  ['Hannah', 'Beaumont', 'Beaumont Bakery', 'Owner', '01632 960115', 'ML', 'customer', 2],
  ['Tomasz', 'Bielak', 'Bielak Vending', 'Właściciel', '+48 22 555 01 73', 'TA', 'inactive', 172],
  ['Lena', 'Brandt', 'Röstwerk GmbH', 'Leiterin Einkauf', '+49 221 5550184', 'ML', 'customer', 5],
  ['Ewan', 'Calder', 'Calder Lodge', 'Owner', '01632 960028', 'PN', 'prospect', 1],
  ['Grace', 'Chen', 'Paper Crane Tea', 'Founder', '0117 496 0655', 'TA', 'qualified', 9],
  ['Ellis', 'North', 'Paper Crane Tea', 'Shop Manager', '0117 496 0658', 'TA', 'qualified', 34],
  ['Beatriz', 'Costa', 'Padaria Costa', 'Owner', '0117 496 0231', 'TA', 'customer', 4],
  ['Paulo', 'Costa', 'Padaria Costa', 'Head Baker', '07700 900236', 'TA', 'customer', 52],
  ['Aoife', 'Cullen', 'Liffey & Lane', 'Bar Manager', '+353 1 555 0139', 'ML', 'prospect', 18],
  ['Ishaan', 'Dasgupta', 'Brightwell Offices', 'Head of Workplace', '020 7946 0455', 'ML', 'qualified', 11],
  ['Yusuf', 'Demir', 'Demir & Sons', 'Owner', '0161 496 0744', 'TA', 'customer', 1],
  ['Inês', 'Duarte', 'Fairfax Events', 'Event Producer', '07700 900583', 'PN', 'new', 2],
  ['Rob', 'Eastman', 'Tidewater Café', 'Owner', '01632 960310', 'PN', 'customer', 63],
  ['Carys', 'Penhaligon', 'Tidewater Café', 'Café Manager', '07700 900314', 'PN', 'customer', 5],
  ['Maja', 'Eklund', 'Nordhavn Hotels', 'Group Procurement Manager', '0131 496 0588', 'ML', 'qualified', 2],
  ['Zoë', 'Fairfax', 'Fairfax Events', 'Director', '07700 900561', 'ML', 'prospect', 14],
  ['Neil', 'Farrow', "St Brannock's College", 'Catering Manager', '01632 960402', 'ML', 'customer', 22],
  ['Élodie', 'Fontaine', 'Maison Fontaine', 'Gérante', '+33 4 65 71 02 14', 'ML', 'prospect', 7],
  ['Siobhán', 'Gallagher', 'The Copper Kettle', 'Owner', '+353 1 555 0186', 'ML', 'customer', 16],
  ['Eleanor', 'Whitcombe', 'Hotel Alderney', 'General Manager', '01632 960377', 'ML', 'customer', 29],
  ['Marek', 'Havel', 'Hotel Alderney', 'Bar Manager', '07700 900379', 'ML', 'customer', 6],
  ['Rhys', 'Llewellyn', 'Coleg Taf', 'Estates Manager', '01632 960690', 'PN', 'qualified', 24],
];

/** People who were taken down a second time, by another hand: what the look for duplicates is for. */
export const takenDownTwice = [
  {
    given: 'Rob',
    family: 'Estman',
    company: 'Tidewater Café',
    title: 'Proprietor',
    phone: '01632 960310',
    email: 'rob.eastman@gmial.com',
    owner: 'PN',
    lifecycle: 'new',
    last: 40,
  },
  {
    given: 'Charlotte',
    family: 'Ashdwon',
    company: 'Ashdown Garden Centres',
    title: '',
    phone: '01632 960244',
    email: 'no-reply@ashdown.example',
    owner: 'TA',
    lifecycle: 'new',
    last: 30,
  },
] as const;

/** Further people are drawn from these, by the country of their company. */
export const names: Readonly<Record<ExampleCountry, { given: readonly string[]; family: readonly string[] }>> = {
  'United Kingdom': {
    given: [
      'Amelia',
      'Kwame',
      'Imogen',
      'Callum',
      'Priyanka',
      'Tariq',
      'Nia',
      'Owen',
      'Chiamaka',
      'Gareth',
      'Leila',
      'Hamish',
      'Ngozi',
      'Duncan',
      'Parveen',
      'Theo',
      'Renée',
      'Ravi',
      'Bethan',
      'Mei-Lin',
      'José',
      'Agnieszka',
      'Björn',
      'Zainab',
      'Fergus',
      'Anaïs',
      'Dafydd',
      'Nguyễn',
    ],
    family: [
      'Ashworth',
      'Mensah',
      'Patel',
      'MacLeod',
      'Begum',
      'Hughes',
      'Nwosu',
      'Sharma',
      'Kaur',
      'Pritchard',
      'Campbell',
      'Rahman',
      'Lloyd',
      'Okonkwo',
      'Singh',
      'Thackeray',
      'Brontë',
      'Zhang',
      'Reyes',
      'Adébáyọ̀',
      'Featherstonehaugh',
      'Van der Berg',
      'Yılmaz',
      'Núñez',
      'Sørensen',
      'Achterberg',
    ],
  },
  Ireland: {
    given: ['Niamh', 'Cormac', 'Róisín', 'Pádraig', 'Caoimhe', 'Declan', 'Gráinne', 'Seán'],
    family: ['Ó Briain', "O'Sullivan", 'Ní Dhomhnaill', 'Brennan', 'Mac Giolla', 'Kavanagh', 'Fahy'],
  },
  Germany: {
    given: ['Jürgen', 'Anneliese', 'Björn', 'Käthe', 'Thorsten', 'Ulrike', 'Emre', 'Swantje', 'Götz', 'Hülya'],
    family: [
      'Größmann',
      'Müller-Lüdenscheidt',
      'Schäfer',
      'Weißenberger',
      'Königsbrügge',
      'Öztürk',
      'Strauß',
      'Freiherr von Knobelsdorff-Brenkenhoff',
      'Kühn',
    ],
  },
  Sweden: {
    given: ['Åsa', 'Göran', 'Linnéa', 'Håkan', 'Märta', 'Örjan', 'Yasmin'],
    family: ['Åkerblom', 'Öberg', 'Sjöström', 'Lindqvist', 'Ängström', 'Haddad'],
  },
  France: {
    given: ['Chloé', 'Jérôme', 'Maëlys', 'François', 'Inès', 'Loïc', 'Amadou'],
    family: ['Lefèvre', 'Guérin', 'Benoît', 'Traoré', "L'Hôpital", 'Desœuvres'],
  },
  Poland: {
    given: ['Łukasz', 'Małgorzata', 'Zbigniew', 'Świętosława', 'Paweł', 'Żaneta'],
    family: ['Żółkiewski', 'Wiśniewska', 'Brzęczyszczykiewicz', 'Łoś', 'Dąbrowska'],
  },
};

export const titles: Readonly<Record<ExampleTrade, readonly string[]>> = {
  café: ['Owner', 'Café Manager', 'Head of Operations', 'Head Barista', 'Buyer', 'Area Manager'],
  hotel: [
    'General Manager',
    'Food and Beverage Manager',
    'Purchasing Manager',
    'Night Manager',
    'Breakfast Supervisor',
  ],
  office: ['Facilities Manager', 'Office Manager', 'Practice Manager', 'Head of Workplace', 'Finance Manager'],
  bakery: ['Owner', 'Head Baker', 'Shop Manager', 'Production Manager', 'Bookkeeper'],
  events: ['Events Manager', 'Bar Manager', 'Catering Director', 'Operations Lead', 'Stores Manager'],
  school: ['Catering Manager', 'Bursar', 'Estates Manager', 'Head of Services', 'Purchasing Officer'],
  trade: ['Sales Director', 'Technical Manager', 'Buyer', 'Account Manager', 'Warehouse Manager'],
};

/** Where a person worked before: a card that has two jobs, one of them over. */
export const formerJobs: readonly (readonly [person: string, company: string, title: string])[] = [
  ['Grace Obi', 'Brightwell Offices', 'Management Accountant'],
  ['Maja Eklund', 'Skärgårdens Värdshus', 'Purchaser'],
  ['Marek Havel', 'Tyne Quay Brewing', 'Head Bartender'],
];

/** What else is known of some. */
export interface ExampleDetails {
  /** Days since each step of the lifecycle, from `new` on. */
  history?: readonly number[];
  /** Days until the birthday, and the age it brings. */
  birthday?: readonly [inDays: number, turns: number];
  /** A birthday of which the year is not known, 'MM-DD'. */
  dayOfYear?: string;
  notes?: string;
  tags?: readonly string[];
  roles?: readonly string[];
  office?: string;
  linkedIn?: string;
  keepInTouchDays?: number;
  source?: string;
}

export const details: Readonly<Record<string, ExampleDetails>> = {
  'Daniel Okafor': {
    history: [78, 73, 37],
    dayOfYear: '03-04',
    office: '0113 496 0182 ext. 4',
    linkedIn: 'https://www.linkedin.com/in/daniel-okafor',
    keepInTouchDays: 21,
    source: 'Web form',
    tags: ['Multi-site', 'York and Leeds'],
    roles: ['partner'],
    notes:
      'Volumetric dosing matters more than looks.\nGrace asks about running cost first.\nLeeds Station lease ends in March.\nAfternoons, never Mondays.',
  },
  'Yusuf Demir': { birthday: [2, 40], tags: ['Café'] },
  'Hannah Beaumont': {
    birthday: [9, 52],
    tags: ['Bakery', 'York and Leeds', 'Care Plus'],
    notes: 'Introduced Daniel Okafor. Likes to be rung before eight.',
  },
  'Marek Havel': { birthday: [0, 33], tags: ['Hotel'] },
  'Carys Penhaligon': { birthday: [13, 29] },
  'Aoife Cullen': { notes: 'Best before 09:30.', tags: ['Hotel'] },
  'Eleanor Whitcombe': { tags: ['Hotel', 'Care Plus'], keepInTouchDays: 30 },
  'Maja Eklund': { tags: ['Hotel', 'Multi-site'], keepInTouchDays: 14, source: 'Trade show' },
  'Zoë Fairfax': { tags: ['Hire'], source: 'Referral' },
  'Inês Duarte': { tags: ['Hire'], source: 'Advertisement' },
  'Ewan Calder': { source: 'Web form', tags: ['Hotel'] },
};
