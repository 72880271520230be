import { Global, Inject, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource } from './data-source';
import type { DataSourceSettings } from './data-source';
import { Doorway } from './doorway';

/** The one pool of the application and the doorway to it, for every room. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  static forRoot(settings: DataSourceSettings): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DataSource, useFactory: () => createDataSource(settings).initialize() },
        { provide: Doorway, useFactory: (dataSource: DataSource) => new Doorway(dataSource), inject: [DataSource] },
      ],
      exports: [DataSource, Doorway],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
