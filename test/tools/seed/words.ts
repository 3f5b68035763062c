import type { Random } from '@main/features/demo/random';

const given =
  'Amelia,Kwame,Imogen,Callum,Priyanka,Tariq,Nia,Owen,Chiamaka,Gareth,Leila,Hamish,Ngozi,Duncan,Parveen,Theo,Renée,Ravi,Bethan,Mei-Lin,José,Agnieszka,Björn,Zainab,Fergus,Anaïs,Dafydd,Róisín,Pádraig,Caoimhe,Jürgen,Anneliese,Käthe,Thorsten,Ulrike,Emre,Swantje,Götz,Åsa,Göran,Linnéa,Håkan,Märta,Chloé,Jérôme,Maëlys,François,Loïc,Łukasz,Małgorzata,Zbigniew,Żaneta,Daniel,Grace,Samuel,Charlotte,Hannah,Tomasz,Lena,Beatriz,Inês,Yusuf,Maja,Zoë,Élodie,Siobhán,Eleanor,Marek,Rhys,Fiona,Ishaan,Aoife,Yuki,Omar,Søren,Tomáš,Mira,Igor,Hana,Paulo'.split(
    ',',
  );
const familyBegin =
  'Ash,Beck,Black,Brad,Bram,Calder,Carl,Clif,Cran,Dal,Dun,East,El,Fair,Farn,Gold,Grim,Hal,Har,Hather,Hazel,Holm,Kel,King,Lang,Lin,Long,Mal,Mar,Mel,Nor,Oak,Old,Pem,Pen,Quar,Raven,Red,Rom,Rush,Sand,Shel,Silver,Stan,Stave,Stock,Thorn,Tor,Under,Wake,Wal,War,Weather,West,Whit,Wil,Win,Wood,Wor,York'.split(
    ',',
  );
const familyEnd =
  'worth,ley,ton,ham,by,thwaite,field,ford,wick,bourne,more,stead,well,wood,croft,combe,bridge,den,dale,land,gate,hurst,mere,ridge,son,man,er,ing,sby,burn'.split(
    ',',
  );
const familyWhole =
  "Okafor,Müller,Weißenberger,Größmann,O'Sullivan,Ó Briain,Åkerblom,Sjöström,Lefèvre,Guérin,Żółkiewski,Wiśniewska,Mensah,Patel,Begum,Nwosu,Sharma,Kaur,Rahman,Singh,Zhang,Reyes,Yılmaz,Núñez,Sørensen,Van der Berg,Costa,Duarte,Demir,Dvořák".split(
    ',',
  );
const companyBegin =
  'Harbour,Northgate,Kestrel,Copper,Silver,Granite,Willow,Bramble,Lantern,Anchor,Meridian,Castle,Orchard,Fenland,Thameside,Pennine,Severn,Solent,Marlow,Tidewater,Falcon,Heron,Juniper,Larch,Maple,Cobalt,Amber,Ivory,Quarry,Summit,Valley,Westbrook,Eastfield,Southbank,Highmoor,Lowther,Redwood,Oakham,Elmsley,Ashford,Röst,Grün,Nordhavn,Étoile,Łódź,Águila,Björk,Fjord,Zephyr,Cedar'.split(
    ',',
  );
const companyTrade =
  'Bakery,Cafés,Catering,Hotels,Kitchens,Roasters,Foods,Leisure,Events,Offices,Studios,Clinics,Dental,College,Farm Shop,Garden Centres,Brewing,Vending,Print Works,Ferries,Cinemas,Logistics,Interiors,Joinery,Optics,Software,Surveyors,Solicitors,Veterinary Group,Wholesale'.split(
    ',',
  );
const companyForm = ['', '', '', 'Ltd', '& Sons', 'Group', 'GmbH', 'AB', 'SARL', 'plc'];

export const titles = [
  'Owner',
  'General Manager',
  'Head of Operations',
  'Buyer',
  'Facilities Manager',
  'Finance Director',
  'Catering Manager',
  'Sales Director',
  'Office Manager',
  'Head Barista',
];
export const cities: readonly (readonly [city: string, region: string, postcode: string, country: string])[] = [
  ['London', 'Greater London', 'EC1A', 'United Kingdom'],
  ['Leeds', 'West Yorkshire', 'LS11', 'United Kingdom'],
  ['York', 'North Yorkshire', 'YO1', 'United Kingdom'],
  ['Bristol', 'Bristol', 'BS1', 'United Kingdom'],
  ['Manchester', 'Greater Manchester', 'M3', 'United Kingdom'],
  ['Edinburgh', 'Lothian', 'EH6', 'United Kingdom'],
  ['Glasgow', 'Strathclyde', 'G12', 'United Kingdom'],
  ['Cardiff', 'South Glamorgan', 'CF10', 'United Kingdom'],
  ['Dublin', 'Leinster', 'D01', 'Ireland'],
  ['Köln', 'Nordrhein-Westfalen', '50823', 'Germany'],
  ['Münster', 'Nordrhein-Westfalen', '48143', 'Germany'],
  ['Göteborg', 'Västra Götaland', '411 03', 'Sweden'],
  ['Lyon', 'Auvergne-Rhône-Alpes', '69002', 'France'],
  ['Orléans', 'Centre-Val de Loire', '45000', 'France'],
  ['Kraków', 'Małopolska', '31-010', 'Poland'],
  ['Łódź', 'Łódzkie', '90-001', 'Poland'],
];
const streets = [
  'High Street',
  'Station Road',
  'Canal Wharf',
  'Mill Lane',
  'Church Street',
  'Market Place',
  'Quay Street',
  'Park Row',
  'Bridge Street',
  'Old Road',
];
export const tagNames = [
  'Multi-site',
  'York and Leeds',
  'Care Plus',
  'Hire',
  'Hotel',
  'Bakery',
  'Café',
  'Trade show',
  'Newsletter',
  'VIP',
  'Supplier list',
  'Renewal',
];
export const roles = ['prospect', 'customer', 'partner', 'supplier'];
export const sources = ['', 'Referral', 'Web form', 'Trade show', 'Cold call', 'Advertisement'];
const dealNouns = [
  'refit',
  'counter',
  'grinders',
  'service contract',
  'vending swap',
  'trial',
  'second machine',
  'hire fleet',
  'installation',
  'renewal',
];
const taskWords = ['Ring about', 'Send price for', 'Ask about', 'Visit for', 'Renew', 'Follow up on', 'Plan', 'Check'];

export const givenName = (random: Random): string => random.pick(given);

export function familyName(random: Random): string {
  return random.below(8) === 0 ? random.pick(familyWhole) : random.pick(familyBegin) + random.pick(familyEnd);
}

export function companyName(random: Random, number: number): string {
  const name = [random.pick(companyBegin), random.pick(companyTrade), random.pick(companyForm)]
    .filter((part) => part !== '')
    .join(' ');
  // A chain has a number to its name; so each of twenty thousand is its own.
  return number < 500 ? name : `${name} ${1 + (number % 97)}`;
}

export const street = (random: Random): string => `${1 + random.below(200)} ${random.pick(streets)}`;
export const dealTitle = (random: Random, company: string): string =>
  `${company.split(' ')[0] ?? ''} ${random.pick(dealNouns)} ${1 + random.below(900)}`;
export const taskTitle = (random: Random): string => `${random.pick(taskWords)} ${random.pick(dealNouns)}`;

/** The ranges of the British plan that are kept for stories, each of a thousand numbers. */
const ranges: readonly (readonly [area: string, rest: string])[] = [
  ['07700', '900'],
  ['020 7946', '0'],
  ['01632', '960'],
  ['0113 496', '0'],
  ['0114 496', '0'],
  ['0115 496', '0'],
  ['0116 496', '0'],
  ['0117 496', '0'],
  ['0118 496', '0'],
  ['0121 496', '0'],
  ['0131 496', '0'],
  ['0141 496', '0'],
  ['0151 496', '0'],
  ['0161 496', '0'],
  ['0191 498', '0'],
];

/** A number of a story, as it is typed and in E.164. */
export function phone(number: number): { value: string; normalised: string; digits: string } {
  const [area, rest] = ranges[Math.floor(number / 1000) % ranges.length]!;
  const value = `${area} ${rest}${String(number % 1000).padStart(3, '0')}`;
  const digits = value.replaceAll(' ', '');
  return { value, normalised: `+44${digits.slice(1)}`, digits };
}
