import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DailyWork } from '../platform/outbox/daily-work';
import { ATTENDANCE_DAY } from './unsigned';
import { UnsignedService } from './unsigned.service';

/** Looks every day at which placements have ended unsigned. */
@Injectable()
export class AttendanceProcessor implements OnModuleInit {
  constructor(private readonly daily: DailyWork, private readonly unsigned: UnsignedService) {}

  onModuleInit(): void {
    this.daily.subscribe(ATTENDANCE_DAY, (day) => this.unsigned.doDay(day));
  }
}
