import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DailyWork } from '../platform/outbox/daily-work';
import { READINESS_DAY } from './watch';
import { WatchService } from './watch.service';

/** Looks every day at which placements are not ready. */
@Injectable()
export class ReadinessProcessor implements OnModuleInit {
  constructor(private readonly daily: DailyWork, private readonly watch: WatchService) {}

  onModuleInit(): void {
    this.daily.subscribe(READINESS_DAY, (day) => this.watch.doDay(day));
  }
}
