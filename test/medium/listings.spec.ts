import { AgreementsReading } from '../../src/agreements/reading.service';
import { AllocationReading } from '../../src/allocation/reading.service';
import { AttendanceReading } from '../../src/attendance/reading.service';
import { BookingsReading } from '../../src/bookings/reading.service';
import { CapacityReading } from '../../src/capacity/reading.service';
import { HousingReading } from '../../src/housing/reading.service';
import { InvoicingReading } from '../../src/invoicing/reading.service';
import { OrganisationsReading } from '../../src/organisations/reading.service';
import { PeopleReading } from '../../src/people/reading.service';
import type { Doorway } from '../../src/platform/database/doorway';
import { Listing } from '../../src/platform/database/listing';
import { Reading } from '../../src/platform/database/reading';
import { ProgrammesReading } from '../../src/programmes/reading.service';
import { freshDatabase, type FreshDatabase } from '../support/database';

const nobody = { organisationId: '00000000-0000-4000-8000-000000000000', role: 'coordinator' };
const rooms = [
  OrganisationsReading, PeopleReading, ProgrammesReading, AgreementsReading, CapacityReading, BookingsReading, AllocationReading,
  AttendanceReading, HousingReading, InvoicingReading,
] as (new (doorway: Doorway) => object)[];

describe('listings', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());

  const readings = (): [string, Reading][] =>
    rooms.flatMap((Room) =>
      Object.entries(new Room(database.doorway))
        .filter((entry): entry is [string, Reading] => entry[1] instanceof Reading)
        .map(([name, reading]): [string, Reading] => [`${Room.name}.${name}`, reading]),
    );

  test('every one of them can be read by a party, filters and all', async () => {
    const filters = Object.fromEntries(
      ['kind', 'countyCode', 'from', 'to', 'organisation', 'town', 'university', 'student', 'programme', 'curriculum', 'course', 'term', 'agreement',
        'leg', 'unit', 'specialty', 'level', 'state', 'type', 'creditor', 'debtor'].map((name) => [name, 'x']),
    );
    for (const [, reading] of readings()) {
      expect(await reading.page(nobody, { limit: 10, ...filters })).toEqual({ items: [] });
      await expect(reading.one(nobody, 'no-such-thing')).rejects.toMatchObject({ code: 'not-found', kind: 'missing' });
    }
    expect(readings().length).toBeGreaterThan(30);
  });

  test('pages follow each other without loss or repetition', async () => {
    const towns = Array.from({ length: 7 }, (_, i) => `('T${i}', 'Town ${i}', '10', 56, 15)`).join(', ');
    await database.doorway.asSystem((em) => em.query(`INSERT INTO towns (code, name, county_code, latitude, longitude) VALUES ${towns}`));
    const { towns: reading } = new OrganisationsReading(database.doorway);
    const codes: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await reading.page(nobody, { limit: 3, cursor });
      codes.push(...page.items.map((item) => item['code']));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(codes).toEqual(['T0', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6']);
    expect((await reading.one(nobody, 'T3'))['name']).toBe('Town 3');
  });

  test('a cursor from elsewhere is refused by name', async () => {
    const listing = new Listing({ noun: 'wish', columns: 'w.rank', from: 'wishes w', key: 'w.id', keyType: 'uuid' });
    const read = new Reading(database.doorway, listing).page(nobody, { limit: 1, cursor: Buffer.from('T3').toString('base64url') });
    await expect(read).rejects.toMatchObject({ code: 'invalid-cursor', kind: 'invalid' });
  });
});
