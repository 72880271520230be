import { Global, Module, type DynamicModule } from '@nestjs/common';
import { problemRenderer } from '../http/problem.filter';
import { LoginPages } from './login.pages';
import { navigationFor, Pages, type NavigationFor } from './pages.service';
import { ProblemPages } from './problem.pages';
import { StartPages } from './start.pages';
import { StaticController } from './static.controller';

/** Pages for people: how they are drawn, how one logs in, how Problems look. */
@Global()
@Module({})
export class ViewsModule {
  static forRoot(navigation: NavigationFor): DynamicModule {
    return {
      module: ViewsModule,
      controllers: [StaticController, LoginPages, StartPages],
      providers: [Pages, { provide: navigationFor, useValue: navigation }, { provide: problemRenderer, useClass: ProblemPages }],
      exports: [Pages, problemRenderer],
    };
  }
}
