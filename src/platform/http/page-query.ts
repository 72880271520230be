import { TextField, WholeField } from './fields';

/** Which part of a list is asked for; lists with filters extend it. */
export class PageQuery {
  @WholeField({ optional: true, min: 1, max: 200, description: 'Most items on a page.' })
  readonly limit: number = 50;

  @TextField({ optional: true, max: 400, description: 'The `next` of the page before.' })
  readonly cursor?: string;
}
