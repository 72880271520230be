import { Controller, Get, Header, Param, Query, Redirect, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { CapacityGrid } from '../capacity/week-grid';
import { WeekGridService } from '../capacity/week-grid.service';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { addDays } from '../shared/day';
import { mondayOf } from '../shared/week';
import { GridChoicesService } from './grid-choices.service';
import { GridPage, type OpenCell } from './grid-page';
import { GridFilter, GridQuery } from './pages.dto';
import { UnitOverviewService } from './unit-overview.service';

/** Weeks against units, for those who plan. */
@Controller()
@Roles('coordinator', 'region_coordinator', 'host', 'admin')
@ApiExcludeController()
export class GridPages {
  constructor(
    private readonly choices: GridChoicesService,
    private readonly grids: WeekGridService,
    private readonly units: UnitOverviewService,
    private readonly pages: Pages,
  ) {}

  @Get('rutnat')
  @Redirect()
  async start(@Acting() party: ActingParty, @Query() { region, termin, specialitet }: GridFilter): Promise<{ url: string }> {
    const county = region ?? (await this.choices.ownCounty(party));
    const query = new URLSearchParams({ ...(termin && { termin }), ...(specialitet && { specialitet }) }).toString();
    return { url: `/regioner/${encodeURIComponent(county)}/rutnat${query && `?${query}`}` };
  }

  @Get('regioner/:county/rutnat')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async grid(
    @Req() request: PlatformRequest, @Acting() party: ActingParty, @Param('county') county: string, @Query() query: GridQuery,
  ): Promise<string> {
    const { term, terms, ...choices } = await this.choices.choices(party, county, query.termin, today());
    const specialty = query.specialitet || undefined;
    const grid = await this.grids.grid(party, { countyCode: county, ...(specialty && { specialty }), firstDay: term.firstDay, lastDay: term.lastDay });
    const open = await this.openCell(party, grid, query);
    const content = <GridPage {...choices} grid={grid} term={term} terms={terms.map(({ code }) => code)} specialty={specialty} open={open} />;
    return this.pages.draw(request, { title: `Veckorutnät, ${choices.region.name}`, content, layout: 'compact' });
  }

  private async openCell(party: ActingParty, grid: CapacityGrid, { enhet, vecka }: GridQuery): Promise<OpenCell | undefined> {
    const row = grid.groups.flatMap((group) => group.rows).find(({ code }) => code === enhet);
    const cell = row?.cells.find(({ week }) => week === vecka);
    if (!row || !cell) return undefined;
    const monday = mondayOf(cell.week);
    const placements = await this.units.placements(party, row.code, monday, addDays(monday, 6));
    return { unit: row.name, week: cell.week, taken: cell.taken, places: cell.places, placements };
  }
}
