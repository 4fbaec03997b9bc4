import { commaListFlag, listFlag } from './flag-kinds.ts';

/** The flags that set values, as in Helm's install, template and lint. */
export const valuesFlags = {
  values: commaListFlag('values', {
    shorthand: 'f',
    usage: 'values file, or - for standard input (can be given several times)',
  }),
  set: listFlag('set', { usage: 'set values: key1=val1,key2=val2' }),
  setString: listFlag('set-string', { usage: 'set values that stay strings: key1=val1,key2=val2' }),
  setFile: listFlag('set-file', { usage: 'set values to the contents of files: key1=path1,key2=path2' }),
  setJson: listFlag('set-json', { usage: 'set JSON values: key1=jsonval1,key2=jsonval2' }),
  setLiteral: listFlag('set-literal', { usage: 'set one value to the text as it stands: key=text' }),
};
