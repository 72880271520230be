import type { VNode } from 'preact';
import { Empty, Pill } from '../platform/views/status';
import { Head, Unseen } from '../platform/views/text';
import { counted } from '../shared/swedish';
import type { Notice } from './notice';

interface NoticesPageProps {
  readonly notices: readonly Notice[];
}

const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

function NoticeRow({ notice }: { notice: Notice }): VNode {
  return (
    <li>
      <div class="row">
        <div class="grow">
          {notice.link === null ? <b>{notice.sentence}</b> : <b><a href={notice.link}>{notice.sentence}</a></b>}
          <span>{moment.format(new Date(notice.at))}</span>
        </div>
        {notice.readAt === null ? (
          <form class="actions" method="post" action={`/meddelanden/${notice.id}/last`}>
            <button type="submit" class="btn">Läst<Unseen>{`: ${notice.sentence}`}</Unseen></button>
          </form>
        ) : <Pill tone="plain">Läst</Pill>}
      </div>
    </li>
  );
}

/** What somebody is told, what nobody has read first. */
export function NoticesPage({ notices }: NoticesPageProps): VNode {
  const unread = notices.filter(({ readAt }) => readAt === null).length;
  return (
    <div>
      <Head title="Meddelanden" sub={unread === 0 ? 'Allt är läst.' : `${counted(unread, 'meddelande är oläst', 'meddelanden är olästa')}.`} />
      {notices.length === 0 ? (
        <Empty title="Inga meddelanden">Påminnelser, svar och ändrade placeringar visas här.</Empty>
      ) : (
        <ul class="rows">{notices.map((notice) => <NoticeRow key={notice.id} notice={notice} />)}</ul>
      )}
    </div>
  );
}
