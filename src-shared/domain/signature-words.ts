import { fold } from './fold';

// What people write around their numbers and under their letters, in the languages that signatures come in. All folded.

function words(text: string): Set<string> {
  return new Set(text.split(/\s*\|\s*|\n/).map((word) => fold(word.trim())));
}

/** What stands before a number, and what its label is with us. */
const PHONE_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      [
        'work',
        'tel|tel.|t|telephone|phone|ph|ph.|p|office|o|work|direct|direkt|direct line|ddi|d|durchwahl|telefon|telefono|teléfono|téléphone|tél|tél.|telefoon|telefone|tlf|tlf.|tfn|puh|puh.|buro|büro|bureau|ligne directe|directo|diretto|biuro|rechtstreeks|電話|电话|тел|тел.|телефон|☎|☎️|📞|📞️',
      ],
      [
        'mobile',
        'mobile|mobil|mob|mob.|m|cell|c|cellphone|cell phone|handy|portable|port|port.|gsm|movil|móvil|cel|cel.|celular|cellulare|cell.|telemóvel|tlm|tlm.|tel. kom|telemovel|mobiel|mobiltelefon|kom|kom.|komórka|matkapuhelin|携帯|手机|моб|моб.|whatsapp|📱|📲',
      ],
      ['main', 'main|switchboard|zentrale|reception|standard|centralita|centralino|central|hq'],
      ['home', 'home|h|privat|private|domicile|casa|thuis|prive|privé'],
      ['fax', 'fax|fax.|f|téléc|téléc.|telefax|télécopie|faks|fx|📠|🖷'],
      ['assistant', 'assistant|pa|ea|assistentin|sekretariat|secretary'],
    ] as const
  ).flatMap(([label, text]) => text.split('|').map((word) => [fold(word), label])),
);

/** The label of a number by what stands before it; null where that is no such word. */
export function phoneLabelOf(word: string): string | null {
  const plain = fold(word)
    .replace(/[()[\]]/g, '')
    .replace(/[\s:.\-–/]+$/, '')
    .trim();
  return (Object.hasOwn(PHONE_LABELS, plain) ? PHONE_LABELS[plain] : undefined) ?? null;
}

const OTHER_LABELS = words(
  'e|email|e-mail|mail|courriel|mel|mél|correo|correo electrónico|e-post|sähköposti|メール|邮箱|✉|✉️|📧|📨|w|web|website|url|internet|site|site web|sitio web|www|homepage|🌐|🔗|home page|address|adresse|anschrift|dirección|direccion|indirizzo|adres|morada|endereço|adress|osoite|📍|🏢|visit us|a|add|住所|地址|name|nom|nombre|nome|company|firma|société|from|von|de|da|van',
);

/** Whether a text is only what stands before a value, and says nothing by itself. */
export function isBareLabel(text: string): boolean {
  const plain = fold(text)
    .replace(/[\s:.)(]+$/, '')
    .trim();
  return phoneLabelOf(text) !== null || OTHER_LABELS.has(plain);
}

/** Takes a label with its colon off the front of a text: "Address: 12 High Street". */
export function withoutLabel(text: string): string {
  const found = /^\s*([^\s:][^:]{0,24}?)\s*:\s*(?=\S)/u.exec(text);
  if (found !== null && isBareLabel(found[1] ?? '')) return text.slice(found[0].length);
  return text.replace(/^(?:📍|🏢|☎️?|✉️?|🌐)\s*/u, '');
}

/** Where profiles are, and what we call their label. */
export const SOCIAL_HOSTS: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?:^|\.)linkedin\.com$|^lnkd\.in$/, 'linkedin'],
  [/(?:^|\.)(?:facebook|fb)\.com$|^fb\.me$/, 'facebook'],
  [/(?:^|\.)(?:twitter|x)\.com$/, 'x'],
  [/(?:^|\.)instagram\.com$/, 'instagram'],
  [/(?:^|\.)xing\.com$/, 'XING'],
  [/(?:^|\.)github\.com$/, 'GitHub'],
  [/(?:^|\.)(?:youtube\.com|youtu\.be)$/, 'YouTube'],
  [/(?:^|\.)tiktok\.com$/, 'TikTok'],
  [/(?:^|\.)(?:mastodon\.social|bsky\.app)$/, 'other'],
];

/** Names before a handle: its kind and label with us. */
export const HANDLES: Readonly<Record<string, readonly ['social' | 'im', string]>> = {
  skype: ['im', 'skype'],
  twitter: ['social', 'x'],
  x: ['social', 'x'],
  linkedin: ['social', 'linkedin'],
  instagram: ['social', 'instagram'],
  insta: ['social', 'instagram'],
  facebook: ['social', 'facebook'],
  xing: ['social', 'XING'],
  github: ['social', 'GitHub'],
  telegram: ['im', 'Telegram'],
  wechat: ['im', 'WeChat'],
  line: ['im', 'LINE'],
  signal: ['im', 'Signal'],
  teams: ['im', 'Teams'],
};

/** Mail of everybody: its domain names no company. */
const FREE_MAIL =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online|freenet|orange|wanadoo|free|laposte|libero|tiscali|virgilio|wp|o2|onet|interia|protonmail|proton|mail|yandex|qq|163|126|btinternet|bluewin|telenet|ziggo|kpnmail|seznam)$/;

/** The word by which a company is found in its domain: "kestrel" of kestrel.co.uk; null for mail of everybody. */
export function companyWordOf(host: string): string | null {
  const labels = host.toLowerCase().split('.');
  while (
    labels.length > 1 &&
    /^(?:www|mail|info|[a-z]{2,3}|com|net|org|example|info|shop|gmbh|group)$/.test(labels.at(-1) ?? '')
  )
    labels.pop();
  const word = labels.at(-1) ?? '';
  return FREE_MAIL.test(word) || word.length < 2 ? null : word.replace(/[^\p{L}\p{N}]/gu, '');
}

const LEGAL =
  /(?:^|[\s,(])(?:gmbh(?: ?& ?co\.? ?(?:kg|ohg))?|mbh|ag|kg|ohg|gbr|ug|e\.? ?k\.?|e\.? ?v\.?|se|ltd\.?|limited|llp|llc|l\.l\.c\.|inc\.?|incorporated|corp\.?|corporation|plc|p\.l\.c\.|pty(?: ltd)?\.?|s\.? ?a\.? ?r\.? ?l\.?|s\.a\.s\.?|sas|sasu|eurl|s\.a\.u?\.?|sa|s\.l\.u?\.?|sl|s\.r\.l\.?|srl|s\.p\.a\.?|spa|s\.n\.c\.?|lda\.?|ltda\.?|b\.v\.?|bv|n\.v\.?|nv|vof|cvba|sprl|sp\. ?z ?o\. ?o\.?|sp\. ?k\.?|s\.r\.o\.?|a\.s\.|kft\.?|zrt\.?|ab|a\/s|aps|as|asa|oy|oyj|d\.o\.o\.?|k\.k\.|co\.?|ооо|зао|ao|pte\.?|pvt\.?|& ?co\.?|& ?sons?|& ?söhne)(?=$|[\s,).])/iu;
const COMPANY_WORD =
  /(?:^|[\s-])(?:group|gruppe|groupe|grupo|gruppo|groep|holding|holdings|university|universität|université|universidad|università|universiteit|institute|institut|college|school|hospital|klinik|hotels?|bank|solutions|consulting|partners|associates|technologies|systems|industries|services|studios?|labs?|agency|agentur|verlag|werke|stiftung|foundation|council|ministry|bakery|cafés?|cafes?|coffee|brewery|logistics|trading|supply|supplies|foods|media|software|architects|solicitors|werkstatt|bäckerei|boulangerie|panadería|padaria|restaurant|ristorante)(?:$|[\s,&-])|株式会社|有限会社|有限公司|\(주\)/iu;

/** Whether a text names a company by its legal form. */
export function hasLegalForm(text: string): boolean {
  return LEGAL.test(text) && /\p{L}{2}/u.test(text.replace(LEGAL, ''));
}

/** Whether a text names a company by a word that companies have. */
export function hasCompanyWord(text: string): boolean {
  return COMPANY_WORD.test(text);
}

const TITLE = new RegExp(
  '(?:^|[\\s/(&,-])(?:' +
    [
      'ceo|cto|cfo|coo|cmo|cio|cso|cpo|vp|svp|evp|md|founder|co-?founder|owner|co-?owner|president|chair(?:man|woman|person)?|partner|principal|director|directrice|directeur|director[a]?|direktor(?:in)?|direttore|direttrice|diretor(?:a)?|dyrektor(?:ka)?',
      'manager(?:in)?|head|lead|leader|chief|chef(?:fe)?|officer|executive|administrator|assistant|assistent(?:in)?|associate|analyst|consultant|consultante|berater(?:in)?|konsult|advis[eo]r|specialist|spezialist(?:in)?|spécialiste|specialiste|engineer|developer|designer|architect|architekt(?:in)?|architecte|accountant|buyer|buchhalter(?:in)?|secretary|clerk|technician|technicien(?:ne)?|supervisor|coordinator|koordinator(?:in)?|coordinat(?:eur|rice)|representative|agent|broker|realtor|lawyer|attorney|solicitor|barrister|notary|editor|journalist|professor|lecturer|teacher|nurse|surgeon|physician|photographer|scientist|researcher|intern|trainee|apprentice|planner|strategist|controller|auditor|recruiter|trainer|coach',
      '\\p{L}*(?:leiter|leiterin|führer|führerin|sprecher|sprecherin|berater|beraterin|vertreter|vertreterin|referent|referentin|meister|meisterin|kaufmann|kauffrau|betreuer|betreuerin|ingenieur|ingenieurin|entwickler|entwicklerin)|inhaber(?:in)?|prokurist(?:in)?|vorstand|gesellschafter(?:in)?|sachbearbeiter(?:in)?|leitung|geschäftsleitung|vertriebsleitung',
      'gérante?|responsable|ingénieure?|commerciale?|chargée? d|attachée?|conseill(?:er|ère)|président(?:e)?|acheteu(?:r|se)|comptable|avocate?|fondat(?:eur|rice)',
      'gerente|jefe|jefa|ingenier[oa]|presidente|presidenta|socio|socia|fundador(?:a)?|comercial|abogad[oa]|vendedor(?:a)?|encargad[oa]|consejer[oa]|administrador(?:a)?|asesor(?:a)?|coordinador(?:a)?',
      'responsabile|amministratore|amministratrice|ingegnere|titolare|socio|impiegat[oa]|addett[oa]|consulente|commerciale|avvocato|capo',
      'verkoopleider|verkoper|verkoopster|adviseur|directeur|inkoper|eigenaar|bedrijfsleider|zaakvoerder|vertegenwoordiger|hoofd|medewerker|accountmanager|projectleider',
      'kierownik|prezes|specjalista|handlowiec|inżynier|właściciel(?:ka)?|księgowa|doradca|menedżer',
      '\\p{L}*chef|\\p{L}*sjef|säljare|säljchef|försäljningschef|verkställande direktör|ägare|salgssjef|salgschef|daglig leder|sælger|toimitusjohtaja|myyntipäällikkö|johtaja|\\p{L}*päällikkö',
      'diretor comercial|sócio|sócia|engenheir[oa]|vendedor|gestor(?:a)?|técnic[oa]',
      'ředitel(?:ka)?|jednatel(?:ka)?|obchodní|manažer(?:ka)?|ügyvezető|igazgató|director general|генеральный|директор|менеджер',
    ].join('|') +
    ")(?=$|[\\s/),.&:'’-])|部長|課長|社長|取締役|代表|営業|经理|總監|总监|사장|부장|과장|대표",
  'iu',
);
const DEPARTMENT =
  /(?:^|\s)(?:department|dept\.?|division|abteilung|abt\.|bereich|vertrieb|einkauf|buchhaltung|kundendienst|service (?:commercial|achats|clients)|departamento|ufficio|reparto|afdeling|dział|avdelning|sales|marketing|procurement|purchasing|finance|human resources|hr|customer service|support|operations|legal|it|verkoop|inkoop|ventas|compras|vendite|acquisti|r&d|engineering)(?:$|[\s,&])/iu;

/** Whether a text says what somebody does. */
export function isTitle(text: string): boolean {
  return TITLE.test(text) && text.length <= 90;
}

/** Whether a text says in which part of a company somebody works. */
export function isDepartment(text: string): boolean {
  return DEPARTMENT.test(text) && text.split(/\s+/).length <= 6;
}

/** Numbers of the register and the bank, which are no phones. */
export const REGISTER =
  /\b(?:vat|ust\.?-?\s?id(?:nr)?|ust-idnr|steuer-?n(?:r|ummer)|hrb|hra|amtsgericht|handelsregister|registergericht|siren|siret|rcs|tva|capital(?: social)?|nif|cif|n\.?i\.?f\.?|p\.? ?iva|partita iva|c\.?f\.?|kvk|btw|iban|bic|swift|krs|regon|nip|org\.?\s?nr|cvr|ičo|dič|company (?:no|number|reg)|registered (?:in|no|office|number)|reg(?:istration)? (?:no|number)|abn|acn|ein|duns|geschäftsführer:|managing directors?:|sitz der gesellschaft)(?![\p{L}])/iu;

const CLOSING =
  /^(?:(?:with )?(?:best|kind|kindest|warm|warmest|many|sincere)?\s*(?:regards|wishes|thanks)|(?:many )?thanks(?: (?:and|&) .{0,20})?|thank you(?: .{0,30})?|cheers|best|sincerely(?: yours)?|yours(?: (?:sincerely|faithfully|truly))?|all the best|(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen?|liebe|viele|schöne)\s+(?:grüßen?|grüssen?|gruß|gruss|dank)(?: (?:aus|nach) .{0,25})?|mfg|lg|vg|bien (?:à vous|cordialement)|(?:très )?cordialement|sincères salutations|meilleures salutations|salutations distinguées|(?:un )?(?:cordial )?saludos?(?: cordiales)?|(?:reciba )?un (?:cordial )?saludo|atentamente|cordiali saluti|distinti saluti|saluti|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?|mvg|groeten|z poważaniem|pozdrawiam|serdecznie pozdrawiam|med vänliga? hälsning(?:ar)?|vänliga? hälsningar|hälsningar|mvh|(?:med )?(?:venlig|vennlig) hilsen|ystävällisin terveisin|s pozdravem|üdvözlettel|atenciosamente|(?:com os )?(?:melhores )?cumprimentos|abraços|с уважением|よろしくお願いいたします。?|此致)[\s,.!]*$/iu;
const DISCLAIMER =
  /(?:this (?:e-?mail|message|communication)(?:[ ,].{0,80})?(?:confidential|intended|privileged|may contain|is for)|confidentiality notice|privileged (?:and|or) confidential|if you (?:are not|have received)|diese e-?mail (?:enthält|ist|und)|(?:enthält )?vertrauliche(?:n)? (?:und|information)|ce (?:message|courriel|mail)(?:.{0,80})confidentiel|este (?:mensaje|correo|e-?mail)(?:.{0,80})confidencial|esta mensagem|questo messaggio|il presente messaggio|(?:questa|la presente) e-?mail|dit bericht|deze e-?mail|ta wiadomość|detta meddelande|please (?:consider|think)[^.]*(?:environment|print)|(?:denken sie an die umwelt|bitte (?:prüfen|drucken) sie)|pensez à l.environnement|disclaimer|think before you print|virus-?free|scanned (?:by|for) )/iu;
const FOOTER =
  /^(?:sent from my .{0,40}|sent via .{0,30}|get outlook for .{0,20}|gesendet von (?:meinem|mein) .{0,30}|von meinem .{0,20} gesendet|envoyé (?:de|depuis) mon .{0,30}|enviado desde mi .{0,30}|inviato da .{0,30}|verstuurd vanaf mijn .{0,30}|wysłano z .{0,30}|skickat från .{0,30}|sendt fra .{0,30})$/iu;
const HEADER =
  /^(?:to|cc|bcc|sent|date|subject|an|gesendet|datum|betreff|à|envoyé|objet|para|enviado|asunto|inviato|oggetto|aan|verzonden|onderwerp)\s*:\s/iu;
const QUOTE =
  /^(?:-{2,}.*(?:original message|ursprüngliche nachricht|forwarded message|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht).*-{2,}|(?:on|am|le|el|il|op) .{4,80}(?:wrote|schrieb.*|a écrit|escribió|ha scritto|schreef.*)\s*:)$/iu;

export type LeftOutWhy = 'mark' | 'greeting' | 'disclaimer' | 'footer' | 'header';

/** Why a line says nothing of a person; null where it may. */
export function leftOutWhy(line: string): LeftOutWhy | null {
  if (/^[\s\-_=*~#•·–—|+.]+$/u.test(line)) return 'mark';
  if (QUOTE.test(line)) return 'mark';
  if (HEADER.test(line)) return 'header';
  if (CLOSING.test(line)) return 'greeting';
  if (FOOTER.test(line)) return 'footer';
  if (DISCLAIMER.test(line)) return 'disclaimer';
  return null;
}
