import { MoneyWorld, placementDays } from '../support/money-world';

describe('what students did becomes invoices', () => {
  let world: MoneyWorld;

  beforeEach(async () => {
    world = await MoneyWorld.open();
    await world.mediated();
  });
  afterEach(() => world.close());

  const seven = async (monday: string, days: readonly string[], signed?: string): Promise<string[]> => {
    const bookings: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      const booking = await world.booking(await world.student(), monday);
      await world.done(booking, days, signed === undefined ? {} : { signed });
      bookings.push(booking);
    }
    return bookings;
  };

  it('bills 7 students x 15 days of 2025 from Blekinge to Skåne in arrears (E01)', async () => {
    await seven('2025-10-06', placementDays('2025-10-06', 15));
    expect(await world.invoicing.draftRun({ today: '2025-10-31' })).toMatchObject({ invoices: 0 });
    expect(await world.invoicing.draftRun({ today: '2025-11-01' })).toMatchObject({ invoices: 1 });
    expect(await world.issue('2025-11-03')).toMatchObject([
      { number: 'BLK-U-2025-000001', direction: 'BLK > SKN', kind: 'teaching', type: 'invoice', payable: '8111250', lines: ['8111250'] },
    ]);
    expect(await world.invoicing.draftRun({ today: '2026-06-01' })).toEqual({ invoiceIds: [], invoices: 0, supplementary: 0, creditNotes: 0 });
  });

  it('splits the lines at New Year, each at the rate of its days (E02)', async () => {
    const december = placementDays('2025-12-15', 7);
    const january = placementDays('2026-01-01', 8);
    await seven('2025-12-15', [...december, ...january]);
    await world.invoicing.draftRun({ today: '2026-02-01' });
    const [invoice, ...more] = await world.issue('2026-02-02');
    expect(more).toEqual([]);
    expect(invoice).toMatchObject({ payable: '8228055', lines: ['3785250', '4442805'] });
  });
});
