import type { VNode } from 'preact';
import { Block } from '../platform/views/text';
import type { MyReason } from './my-placement';

const outcomeOf = ({ placed, gotRank }: MyReason): string => {
  if (!placed) return 'Ingen plats än';
  return gotRank === null ? 'Du fick en plats som du inte önskat' : `Du fick önskemål ${gotRank}`;
};

function Reason({ reason }: { reason: MyReason }): VNode {
  const { wishes } = reason;
  return (
    <li>
      <div class="row"><div class="grow"><b>{`${reason.specialty}: ${outcomeOf(reason)}`}</b><span>{`${reason.course}, ${reason.term}`}</span></div></div>
      <div class="body">
        {wishes.length === 0 ? <p>{reason.reason}</p> : wishes.map(({ rank, place, sv }) => (
          <p key={`${rank ?? ''} ${place}`}><b>{rank === null ? place : `Önskemål ${rank}, ${place}`}</b>{`: ${sv}`}</p>
        ))}
      </div>
    </li>
  );
}

/** Why she has no place, or not the one she wished for first; nothing where she has. */
export function MyReasons({ reasons }: { reasons: readonly MyReason[] }): VNode | null {
  if (reasons.length === 0) return null;
  return (
    <Block id="varfor" title="Varför blev det så?" note="Från den senast publicerade fördelningen. Studenten är du; andra nämns bara med sin tur.">
      <ul class="rows">{reasons.map((reason) => <Reason key={`${reason.term} ${reason.course} ${reason.specialty}`} reason={reason} />)}</ul>
    </Block>
  );
}
