import {
  ANY,
  GoError,
  type GoInt,
  GoMapView,
  type GoMethod,
  GoNil,
  GoPointer,
  GoStruct,
  type GoType,
  type GoValue,
  INT,
  int,
  MAP,
  namedType,
  pointerTo,
  STRING,
} from '@metachart/go-runtime/reflect';

/** Types with methods of every sort; the twins are in oracle/functions.go. */
const versionString = method('String', [], (receiver) => {
  const { fields } = (receiver as GoPointer).target;
  return `v${fields.get('Major')}.${(fields.get('Minor') as GoInt).value}`;
});

const VERSION: GoType = {
  kind: 'struct',
  name: 'main.Version',
  fields: [
    { name: 'Major', type: STRING },
    { name: 'Minor', type: INT },
  ],
  pointerMethods: new Map([versionString]),
};

const sum = method(
  'Sum',
  [INT, INT],
  (receiver, ...numbers) => {
    const age = (receiver as GoStruct).fields.get('Age');
    return int([age, ...numbers].reduce((total, number) => total + (number as GoInt).value, 0n));
  },
  { variadic: true },
);

const greet = method('Greet', [STRING], (receiver, who) =>
  receiver instanceof GoPointer ? `${receiver.target.fields.get('Name')} greets ${who}` : `nobody greets ${who}`,
);

const fail = method('Fail', [], () => {
  throw new GoError('no luck');
});

export const PERSON: GoType = {
  kind: 'struct',
  name: 'main.Person',
  // A field may point to the type it stands in.
  get fields() {
    return personFields;
  },
  methods: new Map([sum]),
  pointerMethods: new Map([greet, fail]),
};

export const PERSON_POINTER = pointerTo(PERSON);

const personFields = [
  { name: 'Name', type: STRING },
  { name: 'Age', type: INT },
  { name: 'Friend', type: PERSON_POINTER },
  { name: 'Tags', type: MAP },
  { name: 'Version', type: VERSION },
  { name: 'Any', type: ANY },
];

export function createPerson(): GoStruct {
  const version = new GoStruct(
    VERSION,
    new Map<string, GoValue>([
      ['Major', '1'],
      ['Minor', int(2)],
    ]),
  );
  return new GoStruct(
    PERSON,
    new Map<string, GoValue>([
      ['Name', 'Ann'],
      ['Age', int(30)],
      ['Friend', new GoNil(PERSON_POINTER)],
      ['Tags', new Map([['k', 'v']])],
      ['Version', version],
      ['Any', 'any'],
    ]),
  );
}

export const VALUES: GoType = namedType('main.Values', MAP, [
  method('AsMap', [], (receiver) => (receiver instanceof GoMapView ? receiver.target : receiver))[1],
]);

function method(
  name: string,
  params: readonly GoType[],
  call: GoMethod['call'],
  { variadic = false }: { readonly variadic?: boolean } = {},
): readonly [string, GoMethod] {
  return [name, { name, params, variadic, call }];
}
