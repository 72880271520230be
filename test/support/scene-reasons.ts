/** Why a student of the scene has no place, and what would help: rows by table and code. */
export const reasonsOf = (ids: Readonly<Record<string, string>>): readonly (readonly [table: string, code: string, row: Readonly<Record<string, unknown>>])[] => [
  ['placement_reasons', 'S04-reason', {
    run_id: ids['RUN'], enrolment_id: ids['S04-T6'], requirement_id: ids['T6-MED'], placed: false, code: 'quota', reason: 'Avtalskvoten är full.', published: true,
    reason_en: 'The quota is full.', wishes: JSON.stringify([{
      rank: 1, place: 'Medicinkliniken', code: 'quota', holders: [{ tier: 1, students: 4 }], movers: [{ tier: 1, students: 4 }],
      sv: 'Medicinkliniken, avtalskvoten Q-KNA: 4 platser, alla till tur 1. En av 4 (tur 1) skulle behöva flytta. Samma tur: platsen i kön avgjorde. Den ges av vad var och en har fått bära förut, sedan av lotten.',
      en: 'Medicinkliniken, quota Q-KNA: 4 places, all to tier 1. One of 4 (tier 1) would have to move. Same tier: the place in the queue decided. It is given by what each has had to bear before, then by the lot.',
    }]),
  }],
  ['run_help', '', { run_id: ids['RUN'], help: JSON.stringify({
    unplaced: 2, beyond: [{ code: 'no-agreement', blocks: 1, sv: 'Inget avtal låter Läkarprogrammet placera studenter hos Region Halland. Teckna ett avtal eller välj en annan värd.', en: 'No agreement.' }],
    proposals: [{
      relaxations: [{ kind: 'quota', quotaId: ids['Q-KNA'], quota: 'Q-KNA', by: 1, sv: 'kvoten Q-KNA i ”Lund–Blekinge” höjs med 1', en: 'raise quota Q-KNA of ”Lund–Blekinge” by 1' }],
      effect: { unplacedBefore: 2, unplacedAfter: 1, moved: [{ enrolmentId: ids['S01-T6'], requirementId: ids['T6-MED'], from: { unit: 'BLK-MED', firstDay: '2026-09-07' }, to: { unit: 'BLK-MED', firstDay: '2026-10-05' } }] },
      sv: 'Kvoten Q-KNA i ”Lund–Blekinge” höjs med 1: då får 1 block till plats och 1 saknar fortfarande plats. 1 annan placering ändras.', en: 'Raise quota Q-KNA.',
    }],
  }) }],
];
