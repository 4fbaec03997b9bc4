export { defineFunc, defineVariadic, type FuncMap, funcMap, type GoFunc } from './define-func.ts';
export { GoError, GoPanic } from './go-error.ts';
export { GoMapView } from './go-map-view.ts';
export type { GoField, GoKind, GoMethod, GoType } from './go-type.ts';
export {
  GoComplex,
  GoInt,
  type GoMap,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  GoTypedMap,
  type GoValue,
} from './go-value.ts';
export { floatToInt64, int, int64, integerShape, uint8 } from './integers.ts';
export { typeOf } from './type-of.ts';
export {
  ANY,
  ANY_SLICE,
  BOOL,
  BYTES,
  COMPLEX128,
  ERROR,
  FLOAT64,
  INT,
  INT_SLICE,
  INT8,
  INT16,
  INT32,
  INT64,
  MAP,
  namedType,
  pointerTo,
  STRING,
  STRING_MAP,
  STRING_SLICE,
  sliceOf,
  UINT,
  UINT8,
  UINT16,
  UINT32,
  UINT64,
} from './types.ts';
