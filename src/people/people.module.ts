import { Module } from '@nestjs/common';
import { MeController } from './me.controller';
import { EmploymentsController, StudentsController } from './reading.controller';
import { PeopleService } from './people.service';
import { PeopleReading } from './reading.service';

@Module({
  controllers: [StudentsController, EmploymentsController, MeController],
  providers: [PeopleService, PeopleReading],
  exports: [PeopleService, PeopleReading],
})
export class PeopleModule {}
