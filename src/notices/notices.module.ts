import { Module } from '@nestjs/common';
import { NoticesController } from './notices.controller';
import { NoticesPages } from './notices.pages';
import { NoticesRepository } from './notices.repository';
import { NoticesService } from './notices.service';

@Module({
  controllers: [NoticesController, NoticesPages],
  providers: [NoticesService, NoticesRepository],
  exports: [NoticesService],
})
export class NoticesModule {}
