import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFieldTarget } from '@shared/domain/import-fields';
import { fixture } from '@test/helpers/import-address-book';
import { guessColumns } from './guess';
import { targetsByName } from './header-words';
import { compileMapping } from './mapping';

describe('guessColumns', () => {
  it('goes by words where no program is known', async () => {
    const { dialect, targets, rows } = await fixture('own-words.csv', 'DE');
    expect(dialect).toBeNull();
    expect(targets).toEqual({
      Ansprechpartner: 'full_name',
      Firma: 'company',
      Straße: 'address.work.street',
      PLZ: 'address.work.postal_code',
      Ort: 'address.work.city',
      Telefon: 'phone.work',
      Mobil: 'phone.mobile',
      'E-Mail': 'email.work',
      Geburtsdatum: 'birthday',
      Bemerkung: 'notes',
      Lieblingsfarbe: 'skip',
    });
    expect(rows[0]?.draft).toMatchObject({
      name: { given: 'Bärbel', family: 'Schäfer' },
      notes: 'Kommt oft; zahlt bar',
    });
  });

  it('takes no words for given names where another column is the name', () => {
    const rows = ['Bo Ray,Tea', 'Ana Ruiz,Coffee', 'Jo Lind,Milk'].map((row) => row.split(','));
    const targets = guessColumns(['Contact person', 'Favourite'], rows).map(({ target }) => target);
    expect(targets).toEqual(['full_name', 'skip']);
  });

  it('goes by the cells where there is no header', async () => {
    const { targets, rows, whys } = await fixture('no-header.csv');
    expect(targets).toEqual({
      0: 'full_name',
      1: 'company',
      2: 'email.work',
      3: 'phone.work',
      4: 'address.work.postal_code',
    });
    expect(new Set(whys)).toEqual(new Set(['values']));
    expect(rows[0]?.draft).toMatchObject({ name: { family: 'Ashdown' }, company: 'Harbour & Finch Ltd' });
  });

  it.each([
    [
      ['Prénom', 'Nom', 'Société', 'Téléphone portable', 'Courriel', 'Ville'],
      ['given', 'family', 'company', 'phone.mobile', 'email.work', 'address.work.city'],
    ],
    [
      ['Nombre', 'Apellidos', 'Empresa', 'Teléfono móvil', 'Correo electrónico', 'Código postal'],
      ['given', 'family', 'company', 'phone.mobile', 'email.work', 'address.work.postal_code'],
    ],
    [
      ['Nome', 'Cognome', 'Azienda', 'Cellulare', 'Indirizzo e-mail', 'CAP'],
      ['given', 'family', 'company', 'phone.mobile', 'email.work', 'address.work.postal_code'],
    ],
    [
      ['Nome', 'Sobrenome', 'Empresa', 'Celular', 'E-mail', 'CEP'],
      ['given', 'family', 'company', 'phone.mobile', 'email.work', 'address.work.postal_code'],
    ],
    [
      ['Voornaam', 'Achternaam', 'Bedrijf', 'Mobiel nummer', 'E-mailadres', 'Woonplaats'],
      ['given', 'family', 'company', 'phone.mobile', 'email.work', 'address.work.city'],
    ],
    [
      ['Imię', 'Nazwisko', 'Firma', 'Telefon komórkowy', 'Adres e-mail', 'Kod pocztowy'],
      ['given', 'family', 'company', 'phone.mobile', 'email.work', 'address.work.postal_code'],
    ],
    [
      ['Name', 'Telephone 2', 'Home phone', 'Work fax', 'Home zip', 'Company phone'],
      ['full_name', 'phone.other', 'phone.home', 'phone.work_fax', 'address.home.postal_code', 'phone.work'],
    ],
    [
      ['FirstName', 'last_name', 'eMail', 'Date of last phone call', 'Phone Type'],
      ['given', 'family', 'email.work', null, null],
    ],
  ])('reads the headers %j', (headers, targets) => {
    expect(targetsByName(headers)).toEqual(targets);
  });

  it.each([
    [
      ['Jméno', 'Příjmení', 'Telefon', 'Město'],
      ['given', 'family', 'phone.work', 'address.work.city'],
    ],
    [
      ['氏名', '会社名', '電話番号', 'メールアドレス'],
      ['full_name', 'company', 'phone.work', 'email.work'],
    ],
    [
      ['Имя', 'Фамилия', 'Компания', 'Мобильный телефон', 'Эл. почта', 'Город'],
      ['given', 'family', 'company', 'phone.mobile', 'email.work', 'address.work.city'],
    ],
    [
      ['姓名', '公司', '职位', '手机', '邮箱', '备注'],
      ['full_name', 'company', 'title', 'phone.mobile', 'email.work', 'notes'],
    ],
    [
      ['Nombre', 'Apellidos', 'Aniversario', 'Cumpleaños'],
      ['given', 'family', null, 'birthday'],
    ],
  ])('reads the headers %j too', (headers, targets) => {
    expect(targetsByName(headers)).toEqual(targets);
  });

  it.each([
    ['Austin, TX 78701', 'Boston, MA 02134'],
    ['10115 Berlin', '60311 Frankfurt am Main'],
  ])('takes a column of %j for a city with its postal code', (...places) => {
    const rows = places.map((place) => ['Ana Ruiz', place]);
    expect(guessColumns(['Name', 'Where'], rows)[1]).toMatchObject({ target: 'address.work.place', why: 'values' });
  });

  it.each([
    [
      'phone.mobile',
      '移动电话|手机号码|行動電話|携帯電話番号|Telefone móvel|Telemóvel|Mobilfunknummer|Mobilnr.|06-nummer|Tel. kom.|Номер сотового телефона|Mobilní telefon',
    ],
    [
      'phone.home',
      'Telefone residencial|Telefono abitazione|Fone de casa 2|家庭电话|自宅電話|Домашний телефон|Privattelefon',
    ],
    ['phone.work', '公司电话|会社電話番号|Telefon do pracy|Рабочий телефон|Diensttelefon|Fone comercial 2'],
    ['phone.work_fax', '公司传真|Faks służbowy|Fax comercial'],
    ['phone.main', 'Haupttelefon|主要电话|Fone Primario|Telefon główny'],
    ['phone.car', 'Autotelefon|车载电话|Fone do carro'],
    [
      'email.work',
      'Indirizzo posta elettronica|Endereço de Correio Eletrônico|Adresse électronique principale|电子邮件地址|Адрес электронной почты',
    ],
    ['email.other', '电子邮件地址2|Adresse électronique secondaire'],
    ['address.work.country', '公司国家/地区|Região/País comercial|Kraj/region (biuro)|Werkadres, land/regio'],
    ['address.home.country', 'País o región del domicilio|Kraj/region (dom)|Huisadres, land/regio'],
    ['address.home.postal_code', '家庭邮编|CEP pessoal|Kod pocztowy (dom)'],
  ])('finds %s in %s', (target, headers) => {
    expect(headers.split('|').filter((header) => targetsByName([header])[0] !== target)).toEqual([]);
  });

  it('goes by a header that tells the place and by cells that tell the thing', () => {
    const rows = Array.from({ length: 5 }, (_, row) => [
      'Ana Ruiz',
      `030 90182${row}`,
      `030 90183${row}`,
      `a${row}@x.example`,
    ]);
    const targets = guessColumns(['Name', 'Büro', 'Thuis', '自宅'], rows).map(({ target }) => target);
    expect(targets).toEqual(['full_name', 'phone.work', 'phone.home', 'email.home']);
  });

  it.each([
    ['Revenue', ['12000', '45000', '7000', '81000', '9500'], 'skip'],
    ['Latitude', ['51.5072178', '48.8566140', '52.5200066', '40.7127753', '41.9027835'], 'skip'],
    ['Oracle_Id__c', ['1-000001', '1-000002', '1-000003', '1-000004', '1-000005'], 'skip'],
    ['ANNUALREVENUE', ['12000', '45000', '7000', '81000', '9500'], 'skip'],
    ['HIREDATE', ['1999-01-02', '1998-03-04', '1997-05-06', '1995-07-08', '1996-09-10'], 'skip'],
    ['CREATEDDATE', ['2005-01-02', '2006-03-04', '2007-05-06', '2005-07-08', '2006-09-10'], 'created_at'],
    ['order_date', ['2005-01-02', '2006-03-04', '2007-05-06', '2005-07-08', '2006-09-10'], 'skip'],
    ['Office', ['United States', 'United States', 'Sri Lanka', 'United States', 'United States'], 'skip'],
    ['Puhelin', ['09 123 4501', '09 123 4502', '09 123 4503', '09 123 4504', '09 123 4505'], 'phone.work'],
    ['BILLINGPOSTALCODE', ['1', '2', '3', '4', '5'], 'address.work.postal_code'],
  ])('takes a column %s of %j for no more than it is', (header, cells, target) => {
    const rows = cells.map((cell, row) => [`p${row}@x.example`, cell]);
    expect(guessColumns(['Email', header], rows)[1]?.target).toBe(target);
  });

  it('takes the names of a file of companies for theirs', () => {
    expect(targetsByName(['NAME', 'PHONE', 'ANNUALREVENUE'])).toEqual(['company', 'phone.work', null]);
    expect(targetsByName(['Name', 'Company', 'Employees'])).toEqual(['full_name', 'company', null]);
  });

  it('says where cells contradict their header', () => {
    const rows = Array.from({ length: 6 }, () => ['Ada', 'nobody knows']);
    const [, email] = guessColumns(['First Name', 'Email'], rows);
    expect(email?.note).toMatch(/Few/);
  });

  it('proposes known targets only, one for each column, whatever the headers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 12 }),
        fc.array(fc.array(fc.string(), { maxLength: 12 }), { maxLength: 5 }),
        (headers, rows) => {
          const guesses = guessColumns(headers, rows);
          expect(guesses.map((guess) => guess.index)).toEqual(headers.map((_, index) => index));
          expect(guesses.every((guess) => isFieldTarget(guess.target))).toBe(true);
          compileMapping(guesses, headers);
        },
      ),
    );
  });
});
