import { IconPencil } from '@tabler/icons-react';
import { Link } from 'wouter';
import { weighted } from '@shared/domain/money';
import { strings } from '@shared/locale';
import { formatDay, formatMoney } from '@shared/locale/format';
import { partyOf } from '@renderer/features/pipeline/deal-words';
import { Avatar, IconButton, InlineText } from '@renderer/ui';
import { moneyText, parseMoney } from '@renderer/ui/typed-money';
import { patchDeal } from './mutations';
import type { Deal } from './queries';
import classes from './deal.module.css';

const words = strings.dealPage;

/** Title and value, edited in place, and whose deal it is. */
export function DealHead({ deal, onEdit }: { deal: Deal; onEdit: () => void }) {
  const party = partyOf(deal);
  const withPerson = deal.companyId !== null && deal.contactId !== null;
  return (
    <div className={classes.head}>
      <div className={classes.headMain}>
        <h1>
          <InlineText
            className={classes.title}
            label={words.title}
            value={deal.title}
            onSave={(title) => (title === '' ? words.needsTitle : patchDeal(deal, { title }, words.did.title(title)))}
          />
        </h1>
        <div className={classes.parties}>
          {party === null ? (
            <span className={classes.quiet}>{words.noCompany}</span>
          ) : (
            <>
              <Avatar id={party.id} name={party.name} kind={party.kind} size={18} />
              <Link className={classes.company} href={`/contacts/${party.id}`} title={party.name}>
                {party.name}
              </Link>
            </>
          )}
          {withPerson && (
            <span className={classes.with}>
              <span className={classes.quiet}>{words.with}</span>
              <Link
                className={classes.person}
                href={`/contacts/${deal.contactId ?? ''}`}
                title={deal.contactName ?? undefined}
              >
                {deal.contactName}
              </Link>
            </span>
          )}
          {deal.expectedClose !== null && (
            <>
              <span className={classes.quiet}>{words.closes}</span>
              <span className={classes.person}>{formatDay(deal.expectedClose)}</span>
            </>
          )}
          <IconButton icon={IconPencil} size={24} label={words.edit} onClick={onEdit} />
        </div>
      </div>
      <div className={classes.headValue}>
        <InlineText
          className={classes.value}
          label={words.value}
          value={moneyText(deal.amount, deal.currency)}
          display={formatMoney(deal)}
          inputMode="decimal"
          onSave={(text) => {
            const amount = parseMoney(text, deal.currency);
            return amount === null
              ? words.notAnAmount
              : patchDeal(
                  deal,
                  { money: { amount, currency: deal.currency } },
                  words.did.changed(words.value, deal.title),
                );
          }}
        />
        {deal.closedAt === null && (
          <div className={classes.weighted}>
            {words.weighted(
              formatMoney(
                { amount: weighted(deal.amount, deal.stage.probability), currency: deal.currency },
                { cents: 'never' },
              ),
            )}
          </div>
        )}
      </div>
    </div>
  );
}
