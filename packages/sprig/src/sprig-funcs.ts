import { type FuncMap, funcMap } from '@metachart/go-runtime/reflect';
import { conversionFuncs } from './conversion.ts';
import { aesFuncs } from './crypto/aes.ts';
import { certificateFuncs } from './crypto/certificate-funcs.ts';
import { checksumFuncs } from './crypto/checksums.ts';
import { derivePasswordFuncs } from './crypto/derive-password.ts';
import { passwordFuncs } from './crypto/passwords.ts';
import { randomBytesFuncs } from './crypto/random-bytes.ts';
import { dateFuncs } from './dates.ts';
import { defaultFuncs } from './defaults.ts';
import { dictFuncs } from './dicts/dict-funcs.ts';
import { encodingFuncs } from './encoding/encoding-funcs.ts';
import { flowControlFuncs } from './flow-control.ts';
import { jsonFuncs } from './json.ts';
import { listFuncs } from './lists/list-funcs.ts';
import { networkFuncs } from './network.ts';
import { integerListFuncs } from './numeric/integer-lists.ts';
import { numericFuncs } from './numeric/numeric-funcs.ts';
import { randomIntFuncs } from './numeric/random-int.ts';
import { pathFuncs } from './paths.ts';
import { reflectionFuncs } from './reflection.ts';
import { regexFuncs } from './regex.ts';
import { semverFuncs } from './semver.ts';
import type { SprigEnvironment } from './sprig-environment.ts';
import { stringListFuncs } from './string-lists.ts';
import { randomTextFuncs } from './strings/random-text.ts';
import { stringFuncs } from './strings/string-funcs.ts';
import { urlFuncs } from './url.ts';
import { uuidFuncs } from './uuid.ts';

/**
 * All functions of github.com/Masterminds/sprig/v3 v3.3.0's TxtFuncMap but env and expandenv, with their Go signatures.
 * Where Go returns an error or panics they throw GoError with its text; sizes that would exhaust the memory throw
 * DiagnosticError `template/size-limit`.
 */
export function sprigFuncs(environment: SprigEnvironment): FuncMap {
  return funcMap(
    ...fixedFuncs,
    ...dateFuncs(environment),
    ...randomTextFuncs(environment),
    ...randomIntFuncs(environment),
    ...randomBytesFuncs(environment),
    ...uuidFuncs(environment),
    ...passwordFuncs(environment),
    ...aesFuncs(environment),
    ...certificateFuncs(environment),
    ...networkFuncs(environment),
  );
}

/** Those that take nothing from outside. */
const fixedFuncs = [
  ...stringFuncs,
  ...stringListFuncs,
  ...numericFuncs,
  ...integerListFuncs,
  ...defaultFuncs,
  ...encodingFuncs,
  ...jsonFuncs,
  ...listFuncs,
  ...dictFuncs,
  ...conversionFuncs,
  ...pathFuncs,
  ...flowControlFuncs,
  ...semverFuncs,
  ...reflectionFuncs,
  ...checksumFuncs,
  ...derivePasswordFuncs,
  ...urlFuncs,
  ...regexFuncs,
];
