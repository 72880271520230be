import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Problem } from '../../shared/problem';
import { Public } from '../auth/access';
import { staticFile } from './static-files';

const year = 31_536_000;

/** Styles and marks; their addresses change with their content, so browsers may keep them. */
@Controller('static')
@Public()
@ApiExcludeController()
export class StaticController {
  @Get(':name')
  file(@Param('name') name: string, @Res() response: Response): void {
    const file = staticFile(name);
    if (!file) throw new Problem('not-found', 'missing', `There is no file "${name.slice(0, 60)}".`);
    response.setHeader('Cache-Control', file.lasting ? `public, max-age=${year}, immutable` : 'public, max-age=86400');
    response.type(file.type).send(file.body);
  }
}
