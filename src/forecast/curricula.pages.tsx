import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { termCodeShape } from '../programmes/term';
import { yearOf } from '../shared/day';
import { Problem } from '../shared/problem';
import { CurriculaPage, type CurriculaInput } from './curricula-page';
import { CurriculaService, type CurriculaChoices } from './curricula.service';
import type { CurriculumComparison } from './curriculum-comparison';
import { CurriculaPageQuery } from './pages.dto';

/** What is chosen, and what holds where nothing is: the first programme with two curricula, from this term on. */
function inputFrom(query: CurriculaPageQuery, { curricula }: CurriculaChoices): CurriculaInput {
  const old = curricula.find((one) => curricula.some((other) => other.programme === one.programme && other.code !== one.code)) ?? curricula[0];
  const next = curricula.find((one) => one.programme === old?.programme && one.code !== old.code) ?? old;
  const year = yearOf(today());
  const usual = {
    gammal: old?.code ?? '', ny: next?.code ?? '', sokande: '10', borjar: `HT${year - 5}`, fran: `VT${year}`, till: `HT${year + 2}`, specialitet: '', avtal: '', kursterminer: '1',
  };
  const told = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Partial<CurriculaInput>;
  return { ...usual, ...told };
}

const isTold = ({ sokande, borjar, fran, till, kursterminer }: CurriculaInput): boolean => /^[1-9]\d{0,4}$/.test(sokande) && /^([1-9]|1\d|20)$/.test(kursterminer) && [borjar, fran, till].every((term) => termCodeShape.test(term));

/** Days and money under two curricula. */
@Controller('ekonomi/prognos/kursplaner')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
@ApiExcludeController()
export class CurriculaPages {
  constructor(private readonly curricula: CurriculaService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Query() query: CurriculaPageQuery): Promise<string> {
    const choices = await this.curricula.choices(party);
    const input = inputFrom(query, choices);
    const content = <CurriculaPage {...await this.compared(party, input)} input={input} choices={choices} />;
    return this.pages.draw(request, { title: 'Kursplaner', content });
  }

  private async compared(party: ActingParty, input: CurriculaInput): Promise<{ compared: CurriculumComparison | null; failure?: string | undefined }> {
    if (input.gammal === '') return { compared: null };
    if (!isTold(input)) return { compared: null, failure: 'Skriv antalet studenter med siffror och terminer som HT2026 eller VT2027.' };
    const { gammal: from, ny: to, sokande, borjar: newFrom, fran: firstTerm, till: lastTerm, specialitet, avtal, kursterminer } = input;
    const narrowed = { firstProgrammeTerm: Number(kursterminer), ...(specialitet !== '' && { specialty: specialitet }), ...(avtal !== '' && { agreement: avtal }) };
    try {
      return { compared: await this.curricula.compare(party, { from, to, applicants: Number(sokande), newFrom, firstTerm, lastTerm, rateDay: today(), ...narrowed }) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { compared: null, failure: 'Välj kursplaner som finns, och en sista termin som kommer efter den första.' };
    }
  }
}
