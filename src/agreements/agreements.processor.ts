import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DailyWork } from '../platform/outbox/daily-work';
import { AGREEMENTS_DAY } from './deadline';
import { DeadlinesService } from './deadlines.service';

/** Looks every day at which deadlines of agreements come up or have passed. */
@Injectable()
export class AgreementsProcessor implements OnModuleInit {
  constructor(private readonly daily: DailyWork, private readonly deadlines: DeadlinesService) {}

  onModuleInit(): void {
    this.daily.subscribe(AGREEMENTS_DAY, (day) => this.deadlines.doDay(day));
  }
}
