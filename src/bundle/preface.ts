/** The part of the documentation page that does not follow from the sheets; `{overview}` is where their list goes. */
export const BUNDLE_PREFACE = `# The term bundle

A term bundle holds a whole term: who takes part, what students must do, what hosts offer, the agreements and their money, and how
the days became. It is a folder with one CSV file per sheet, or one workbook (\`.xlsx\`) with sheets of the same names without \`.csv\`.

This page follows from the declarations in \`src/bundle/sheets\`. After a change there, write it again with
\`WRITE_DOCS=1 npm run test:unit -- --testPathPatterns describe\`; a test fails while the two differ.

    npx vilplats import DIR --dry-run     # judge a bundle and import nothing
    npx vilplats import DIR               # all of it, or nothing
    npx vilplats export DIR               # the same sheets again; a path that ends in .xlsx gives a workbook
    npx vilplats run-term DIR --out OUT   # the whole term on a database of its own

## What holds for every file

- **Form.** UTF-8, with or without byte order mark; columns with \`;\` between; lines end with LF or CRLF; cells may be quoted with \`"\`.
  A CSV file has at most 64 MB and 300 000 rows, a workbook 32 MB packed and 96 MB unpacked.
- **Header.** The first row names the columns, in any order. Optional columns may be left out; an unknown column is an error.
- **Blank** means not given, or what the column says that blank stands for. Spaces around a value are not part of it.
- **Codes** identify rows; other sheets refer to them. They are 1 to 40 letters (A–Z, Å, Ä, Ö, either case), digits, \`.\`, \`_\` or \`-\`,
  and begin with a letter or digit. Upper and lower case differ. A personal identity number is not accepted as a code or in a text.
- **Lists** in a cell have \`|\` between their values.
- **Days** are \`YYYY-MM-DD\`. **Weeks** are ISO 8601 weeks, \`YYYY-Www\`, Monday to Sunday; 2026 has 53.
- **Placement days** are Monday to Friday, but for Swedish public holidays and Midsummer Eve, Christmas Eve and New Year’s Eve, which count
  as closed like them; day_exceptions.csv closes and opens single days. Twelfth Night, Maundy Thursday, Walpurgis Night and the like are open.
- **Amounts** are kronor with at most two decimals after \`.\` or \`,\`, never negative, without thousands separators.
- **Levels** are \`basic\` (grundnivå) and \`advanced\` (avancerad nivå).
- **Half-day** is the unit of account: a day is two half-days, a week ten.
- **Formulas.** A text may not begin with \`=\`, \`+\`, \`-\`, \`@\` (or their full-width forms): a spreadsheet could run it. When it must, put an
  apostrophe before it (\`'+46 ...\`); the apostrophe is taken away on import and put back on export. The roles \`@owner\`, \`@mediator\`
  and \`@host\` in legs.csv are the only cells that begin so.
- **Workbooks.** Cells may be text, numbers, dates or yes/no; formulas count by the value that was saved with them.

## Import

All or nothing, in one transaction. Every error is told, not the first only (the first 1000 are listed, all are counted): the file, the
row (the line of the file or the row of the sheet, the header being 1), the column, the value, a stable code and what would be
accepted. What would follow only from a row that is itself refused is not told: mend the row and import again. With \`--dry-run\` everything is done, the database's own checks too, and then undone.

A bundle is a whole term for an empty database, or more for one that has some: then its rows may refer to what is there, and files whose
rows are all there already may be left out. A row that the database holds already is refused (\`exists-already\`), never changed.

The name of a student with protected identity is kept apart; everyone else sees an alias.

Attendance and receipts wait until the places they are about are booked; of those that meet none \`run-term\` writes a list.

## Export

An export holds the same rows as they stood at one moment, in order of their cells. Values are spelt as the bundle spelt them; those that were changed since, or
came in another way, stand in canonical form: organisation numbers and bankgiro with their dash, amounts with a point and two decimals,
coordinates without trailing zeros, lists in order, times in UTC, and cells blank that hold what blank stands for. A bundle comes back
as it was but for the order of its rows and of its columns, columns that it left out, and quotes that are not needed. The export is for those who may see everything:
it has the real names of students with protected identity.

## Files

{overview}
`;
