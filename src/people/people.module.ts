import { Module } from '@nestjs/common';
import { MeController } from './me.controller';
import { EmploymentsController, StudentsController } from './reading.controller';
import { PeopleReading } from './reading.service';

@Module({
  controllers: [StudentsController, EmploymentsController, MeController],
  providers: [PeopleReading],
  exports: [PeopleReading],
})
export class PeopleModule {}
