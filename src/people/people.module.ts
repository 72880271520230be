import { Module } from '@nestjs/common';
import { MeController } from './me.controller';
import { EmploymentsController, StudentsController } from './reading.controller';
import { AccountsRepository } from './accounts.repository';
import { AccountsService } from './accounts.service';
import { PeopleService } from './people.service';
import { PeopleReading } from './reading.service';

@Module({
  controllers: [StudentsController, EmploymentsController, MeController],
  providers: [AccountsService, AccountsRepository, PeopleService, PeopleReading],
  exports: [AccountsService, PeopleService, PeopleReading],
})
export class PeopleModule {}
