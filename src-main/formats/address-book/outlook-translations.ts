import { plainHeader } from './header-words';

/**
 * Outlook translates its headers. What each column means follows from its words (header-words.ts); these are the headers
 * that together no other program writes, by language.
 */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  de: [
    'Weitere Vornamen',
    'Straße geschäftlich',
    'Ort geschäftlich',
    'Postleitzahl geschäftlich',
    'Telefon geschäftlich',
    'Fax geschäftlich',
    'Telefon privat',
    'Mobiltelefon',
    'E-Mail-Adresse',
    'Ort privat',
  ],
  fr: [
    'Deuxième prénom',
    'Rue (bureau)',
    'Ville (bureau)',
    'Code postal (bureau)',
    'Téléphone (bureau)',
    'Télécopie (bureau)',
    'Téléphone (domicile)',
    'Tél. mobile',
    'Adresse de messagerie',
    'Ville (domicile)',
  ],
  es: [
    'Segundo nombre',
    'Calle del trabajo',
    'Ciudad de trabajo',
    'Código postal del trabajo',
    'Teléfono del trabajo',
    'Fax del trabajo',
    'Particular',
    'Móvil',
    'Teléfono móvil',
    'Dirección de correo electrónico',
    'Teléfono particular',
  ],
  it: [
    'Secondo nome',
    'Via (uff.)',
    'Indirizzo di lavoro',
    'Città di lavoro',
    'CAP di lavoro',
    'Telefono di lavoro',
    'Fax di lavoro',
    'Telefono di casa',
    'Cellulare',
    'Telefono mobile',
    'Indirizzo e-mail',
    'Indirizzo posta elettronica',
    'Ufficio',
    'Abitazione',
  ],
  pt: [
    'Nome do meio',
    'Segundo Nome',
    'Rua comercial',
    'Cidade comercial',
    'Código postal comercial',
    'Fone comercial',
    'Telefone comercial',
    'Fax comercial',
    'Telefone residencial',
    'Fone de casa',
    'Telefone celular',
    'Endereço de e-mail',
    'Endereço de Correio Eletrônico',
  ],
  nl: [
    'Middelste naam',
    'Werkadres, straat',
    'Werkadres straat',
    'Werkadres, plaats',
    'Werkadres plaats',
    'Telefoon op werk',
    'Fax op werk',
    'Telefoon thuis',
    'Mobiele telefoon',
    'E-mailadres',
    'Huisadres, straat',
    'Huisadres straat',
  ],
  pl: [
    'Drugie imię',
    'Ulica (biuro)',
    'Miasto (biuro)',
    'Kod pocztowy (biuro)',
    'Telefon służbowy',
    'Faks służbowy',
    'Telefon domowy',
    'Telefon komórkowy',
    'Adres e-mail',
    'Miasto (dom)',
  ],
};

const ENOUGH = 3;

/** The language of a translated Outlook export by its headers, as an ISO 639 code; null when it is none. */
export function outlookLanguage(headers: readonly string[]): string | null {
  const present = new Set(headers.map(plainHeader));
  let best: string | null = null;
  let most = ENOUGH - 1;
  for (const [language, signature] of Object.entries(SIGNATURES)) {
    const hits = signature.filter((header) => present.has(plainHeader(header))).length;
    if (hits > most) {
      best = language;
      most = hits;
    }
  }
  return best;
}
