/** A company of the example office: name, domain, street, city, postcode, country, phone, lifecycle, trade. */
export type ExampleCompany = readonly [
  name: string,
  domain: string,
  street: string,
  city: string,
  postcode: string,
  country: ExampleCountry,
  phone: string,
  lifecycle: 'new' | 'prospect' | 'qualified' | 'customer' | 'inactive',
  trade: ExampleTrade,
];

export type ExampleCountry = 'United Kingdom' | 'Ireland' | 'Germany' | 'Sweden' | 'France' | 'Poland';
export type ExampleTrade = 'café' | 'hotel' | 'office' | 'bakery' | 'events' | 'school' | 'trade';

// Telephone numbers are of ranges kept free for stories; domains end in .example.
const table = `
Northlight Cafés | northlight.example | 14 Canal Wharf | Leeds | LS11 5PU | United Kingdom | 0113 496 0182 | qualified | café
Kingsway Leisure | kingsway.example | 2 Kingsway | London | WC2B 6LH | United Kingdom | 020 7946 0118 | customer | events
Ström & Vik | stromvik.example | Hornsgatan 41 | Stockholm | 118 49 | Sweden | +46 8 5550 1240 | prospect | trade
Ashdown Garden Centres | ashdown.example | Forest Row Road | East Grinstead | RH18 5JR | United Kingdom | 01632 960244 | qualified | café
Azizi Bakehouse | azizi.example | 88 Wilmslow Road | Manchester | M14 5AL | United Kingdom | 0161 496 0377 | customer | bakery
Larchfield Hospice | larchfield.example | 5 Larchfield Avenue | Glasgow | G12 8QX | United Kingdom | 0141 496 0902 | customer | school
Beaumont Bakery | beaumont.example | 31 Micklegate | York | YO1 6JH | United Kingdom | 01632 960115 | customer | bakery
Bielak Vending | bielak.example | ul. Piękna 24 | Warszawa | 00-549 | Poland | +48 22 555 01 73 | inactive | trade
Röstwerk GmbH | roestwerk.example | Venloer Straße 310 | Köln | 50823 | Germany | +49 221 5550184 | customer | trade
Calder Lodge | calderlodge.example | Shore Road | Inverness | IV3 8LB | United Kingdom | 01632 960028 | prospect | hotel
Paper Crane Tea | papercrane.example | 9 Christmas Steps | Bristol | BS1 5BS | United Kingdom | 0117 496 0655 | qualified | café
Padaria Costa | padariacosta.example | 120 Gloucester Road | Bristol | BS7 8NL | United Kingdom | 0117 496 0231 | customer | bakery
Liffey & Lane | liffeylane.example | 7 Lower Ormond Quay | Dublin | D01 X2P6 | Ireland | +353 1 555 0139 | prospect | hotel
Brightwell Offices | brightwell.example | 60 Holborn Viaduct | London | EC1A 2FD | United Kingdom | 020 7946 0455 | qualified | office
Demir & Sons | demir.example | 14 Bridge Street | Manchester | M3 3BZ | United Kingdom | 0161 496 0744 | customer | café
Fairfax Events | fairfax.example | Unit 3, Lenton Lane | Nottingham | NG7 2PX | United Kingdom | 0115 496 0560 | prospect | events
Tidewater Café | tidewater.example | 2 Mumbles Road | Swansea | SA3 4BU | United Kingdom | 01632 960310 | customer | café
Nordhavn Hotels | nordhavn.example | 18 Commercial Quay | Edinburgh | EH6 6LX | United Kingdom | 0131 496 0588 | qualified | hotel
St Brannock's College | stbrannocks.example | College Road | Barnstaple | EX31 2BQ | United Kingdom | 01632 960402 | customer | school
Maison Fontaine | maisonfontaine.example | 12 rue Mercière | Lyon | 69002 | France | +33 4 65 71 02 14 | prospect | bakery
The Copper Kettle | copperkettle.example | 3 Quay Street | Galway | H91 XY24 | Ireland | +353 1 555 0186 | customer | café
Hotel Alderney | hotelalderney.example | 21 Great Pulteney Street | Bath | BA2 4BR | United Kingdom | 01632 960377 | customer | hotel
Coleg Taf | colegtaf.example | Heol y Coleg | Merthyr Tydfil | CF48 1AR | United Kingdom | 01632 960690 | qualified | school
Northgate Dental | northgatedental.example | 40 Northgate | York | YO30 7BH | United Kingdom | 01632 960771 | inactive | office
Bellwether Espresso | bellwether.example | 5 Tannery Yard | Sheffield | S3 8DP | United Kingdom | 0114 496 0300 | new | trade
Kaffeemaschinenwartungsgesellschaft Rheinland mbH | kmwg-rheinland.example | Aachener Straße 1042 | Köln | 50858 | Germany | +49 221 5550112 | customer | trade
Studierendenwerk Süderbrück | stw-suederbrueck.example | Universitätsallee 5 | Köln | 50939 | Germany | +49 221 5550137 | prospect | school
Hofbäckerei Größmann | groessmann.example | Marktplatz 2 | Münster | 48143 | Germany | +49 221 5550163 | customer | bakery
Grand Hôtel des Étangs | etangs.example | 4 quai des Célestins | Annecy | 74000 | France | +33 4 65 71 03 61 | qualified | hotel
Café Œuvre | cafeoeuvre.example | 51 rue Oberkampf | Paris | 75011 | France | +33 1 99 00 14 20 | new | café
Bageri Åkerblom | akerblom.example | Storgatan 8 | Uppsala | 753 31 | Sweden | +46 8 5550 2210 | customer | bakery
Skärgårdens Värdshus | skargarden.example | Hamnplan 1 | Vaxholm | 185 32 | Sweden | +46 8 5550 3307 | prospect | hotel
Piekarnia Żółkiewski | zolkiewski.example | ul. Długa 11 | Gdańsk | 80-827 | Poland | +48 58 555 01 22 | prospect | bakery
Kawiarnia pod Łabędziem | labedz.example | Rynek 30 | Kraków | 31-010 | Poland | +48 12 555 01 47 | customer | café
Ó Briain Catering | obriain.example | 16 Patrick Street | Cork | T12 W8KX | Ireland | +353 1 555 0114 | customer | events
Claddagh Conference Centre | claddaghcc.example | Salthill Promenade | Galway | H91 D8PX | Ireland | +353 1 555 0172 | qualified | events
Harbour Light Roasters | harbourlight.example | 11 Old Leith Walk | Edinburgh | EH6 5DN | United Kingdom | 0131 496 0214 | customer | trade
Pennine Print Works | pennineprint.example | Sowerby Mill | Halifax | HX1 2QG | United Kingdom | 01632 960518 | customer | office
Wharfedale Veterinary Group | wharfedalevets.example | 6 Station Road | Ilkley | LS29 8HA | United Kingdom | 01632 960533 | customer | office
Adeola & Finch Solicitors | adeolafinch.example | 30 Park Row | Leeds | LS1 5JD | United Kingdom | 0113 496 0244 | prospect | office
The Gilded Fern | gildedfern.example | 15 Fossgate | York | YO1 9TA | United Kingdom | 01632 960127 | customer | café
Minster View Guest House | minsterview.example | 48 Bootham | York | YO30 7XZ | United Kingdom | 01632 960139 | prospect | hotel
Castle Howe Farm Shop | castlehowe.example | Howe Lane | Malton | YO17 6RE | United Kingdom | 01632 960566 | customer | café
Ravensworth Primary | ravensworth.example | School Lane | Richmond | DL11 7ET | United Kingdom | 01632 960581 | inactive | school
Patel Brothers Wholesale | patelbros.example | 200 Belgrave Road | Leicester | LE4 5AT | United Kingdom | 0116 496 0418 | customer | trade
Mensah Coworking | mensah.example | 71 Rye Lane | London | SE15 5EX | United Kingdom | 020 7946 0233 | customer | office
Hackney Bread Yard | breadyard.example | 4 Mentmore Terrace | London | E8 3PN | United Kingdom | 020 7946 0267 | qualified | bakery
Olive & Thyme | oliveandthyme.example | 19 Lamb Street | London | E1 6EA | United Kingdom | 020 7946 0291 | prospect | café
Thameside Studios | thameside.example | Harrington Way | London | SE18 5NR | United Kingdom | 020 7946 0340 | new | office
Priory Care Homes | priorycare.example | 8 Priory Walk | Cheltenham | GL52 6DT | United Kingdom | 01632 960455 | customer | hotel
Severn Valley Cinemas | severncinemas.example | 1 Mill Street | Ludlow | SY8 1BE | United Kingdom | 01632 960467 | prospect | events
Gwesty Glanrafon | glanrafon.example | Stryd Fawr | Dolgellau | LL40 1RA | United Kingdom | 01632 960612 | customer | hotel
Cardiff Bay Kitchens | baykitchens.example | Stuart Street | Cardiff | CF10 5BW | United Kingdom | 029 2018 0455 | qualified | events
Tyne Quay Brewing | tynequay.example | 33 Quayside | Newcastle upon Tyne | NE1 3DE | United Kingdom | 0191 498 0722 | customer | events
Bamburgh Tearooms | bamburghtea.example | 2 Front Street | Bamburgh | NE69 7BW | United Kingdom | 01632 960870 | inactive | café
Lagan Foods | laganfoods.example | 12 Bedford Street | Belfast | BT2 7FD | United Kingdom | 028 9649 6013 | prospect | trade
Solent Ferries | solentferries.example | Dock Gate 4 | Southampton | SO14 3GG | United Kingdom | 023 8018 0944 | qualified | events
Zhang & Reyes Dental | zhangreyes.example | 77 Deansgate | Manchester | M3 2BW | United Kingdom | 0161 496 0612 | new | office
Arden Grinders Ltd | ardengrinders.example | Forge Lane | Solihull | B91 3QJ | United Kingdom | 0121 496 0164 | new | trade
Vero Macchine | veromacchine.example | 9 Clerkenwell Green | London | EC1R 0DP | United Kingdom | 020 7946 0388 | new | trade
`;

/** The companies, in the order of the table; the test of the example office holds each to its shape. */
export const companies: readonly ExampleCompany[] = table
  .trim()
  .split('\n')
  .map((row) => row.split(' | ') as unknown as ExampleCompany);
