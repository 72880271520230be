import { Module } from '@nestjs/common';
import { AccountsRepository } from './accounts.repository';
import { AccountsService } from './accounts.service';
import { EmploymentsService } from './employments.service';
import { EmploymentKeepingController, StudentKeepingController } from './keeping.controller';
import { MeController } from './me.controller';
import { EmploymentsController, StudentsController } from './reading.controller';
import { PeopleReading } from './reading.service';
import { StudentNamesRepository } from './student-names.repository';
import { StudentsService } from './students.service';

@Module({
  controllers: [StudentsController, StudentKeepingController, EmploymentsController, EmploymentKeepingController, MeController],
  providers: [AccountsService, AccountsRepository, StudentsService, StudentNamesRepository, EmploymentsService, PeopleReading],
  exports: [AccountsService, StudentsService, EmploymentsService, PeopleReading],
})
export class PeopleModule {}
