import { GoError, type GoMethod, GoPointer, GoStruct, type GoType, type GoValue, pointerTo } from '../reflect/index.ts';
import type { Location } from './location.ts';

const nameMethod: GoMethod = {
  name: 'String',
  params: [],
  variadic: false,
  call: (receiver) => locationOf(receiver).name,
};

/** Go's time.Location, which values hold by pointer. `native` of a value is a Location. */
export const LOCATION: GoType<GoStruct> = {
  kind: 'struct',
  name: 'time.Location',
  fields: [],
  pointerMethods: new Map([[nameMethod.name, nameMethod]]),
};

export const LOCATION_POINTER: GoType = pointerTo(LOCATION);

/** A *time.Location. */
export function locationPointer(location: Location): GoPointer {
  return new GoPointer(LOCATION_POINTER, new GoStruct(LOCATION, new Map(), location));
}

/** The location a *time.Location points at; throws GoError as Time.In panics for nil. */
export function locationOf(value: GoValue): Location {
  if (value instanceof GoPointer && value.target.goType === LOCATION) return value.target.native as Location;
  throw new GoError('time: missing Location in call to Time.In');
}
