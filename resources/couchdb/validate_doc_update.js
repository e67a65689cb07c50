function validate(next, previous, user, security) {
  // ES5 only: CouchDB runs this in SpiderMonkey or QuickJS without modules.
  var required = {
    person: ['fn'],
    meetup: ['name', 'startLocal', 'timeZone'],
    participation: ['meetupId', 'personId', 'partstat', 'source'],
    checkin: ['meetupId', 'personId', 'list', 'kind', 'at', 'via'],
    consent: ['subjectId', 'at', 'purpose', 'state'],
    rsvp: ['subjectId', 'at', 'meetupId', 'personId', 'partstat'],
    change: ['subjectId', 'at', 'kind'],
    note: ['subjectId', 'at', 'text'],
    disagreement: ['documentId', 'path', 'settled']
  };
  var appendOnly = ['checkin', 'note', 'consent', 'rsvp', 'contact', 'merge', 'import', 'change', 'erase'];
  var stamps = ['updatedAt', 'updatedBy', 'device', 'edits', 'schema'];
  var instant = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.\d{3}Z$/;
  var largestId = 200;
  var largestDocument = 2000000;

  function refuse(reason) {
    throw { forbidden: reason };
  }
  function contains(list, value) {
    return !!list && list.indexOf(value) !== -1;
  }
  // The roles of this chapter are those in _security; servers disagree about the name in user.db.
  function mayAct(role) {
    var members = security && security.members ? security.members : {};
    return (members.roles || []).some(function (name) {
      return name.slice(name.lastIndexOf(':') + 1) === role && contains(user.roles, name);
    });
  }
  // Engines keep the order of members, but two clients need not write them in one order.
  function ordered(value) {
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    var parts = [];
    var keys;
    var i;
    if (Object.prototype.toString.call(value) === '[object Array]') {
      for (i = 0; i < value.length; i += 1) parts.push(ordered(value[i]));
      return '[' + parts.join(',') + ']';
    }
    keys = Object.keys(value).sort();
    for (i = 0; i < keys.length; i += 1) parts.push(JSON.stringify(keys[i]) + ':' + ordered(value[keys[i]]));
    return '{' + parts.join(',') + '}';
  }
  function facts(doc) {
    var kept = {};
    Object.keys(doc).forEach(function (key) {
      if (key.charAt(0) !== '_' && stamps.indexOf(key) === -1) kept[key] = doc[key];
    });
    return ordered(kept);
  }
  function checkInstant(field, mustBe) {
    var value = next[field];
    var parts;
    if (value === undefined && !mustBe) return;
    parts = typeof value === 'string' ? instant.exec(value) : null;
    if (!parts || +parts[2] < 1 || +parts[2] > 12 || +parts[3] < 1 || +parts[3] > 31 || +parts[4] > 23 || +parts[5] > 59 || +parts[6] > 59)
      refuse(field + ' must be a UTC time with milliseconds.');
    if (+parts[1] < 2000 || +parts[1] > 2100) refuse(field + ' must be between 2000 and 2100.');
  }

  var admins = security && security.admins ? security.admins : {};
  var isAdmin = contains(user.roles, '_admin') || (user.name !== null && contains(admins.names, user.name));
  (admins.roles || []).forEach(function (role) {
    if (contains(user.roles, role)) isAdmin = true;
  });
  var organises = isAdmin || mayAct('organiser');
  var helps = !organises && mayAct('door');
  if (!organises && !helps) {
    if (user.name === null || user.name === undefined) throw { unauthorized: 'Sign in to write to this chapter.' };
    refuse(mayAct('viewer') ? 'Viewers may read this chapter but not change it.' : 'Only members of this chapter may write to it.');
  }

  var colon = next._id.indexOf(':');
  var type = next._id.slice(0, colon < 0 ? 0 : colon);
  if (type === '' || colon === next._id.length - 1) refuse('The id must be a type, a colon and a name.');
  if (next._id.length > largestId) refuse('The id is longer than ' + largestId + ' characters.');

  if (next._deleted) {
    if (!organises) refuse('Door helpers may not delete anything.');
    Object.keys(next).forEach(function (key) {
      if (key.charAt(0) !== '_' && key !== 'type') refuse('A deleted document may not keep any field: ' + key + '.');
    });
    return;
  }

  if (next.type !== type) refuse('The type must be the first part of the id: ' + type + '.');
  if (typeof next.schema !== 'number' || next.schema < 1 || Math.floor(next.schema) !== next.schema)
    refuse('schema must be a whole number from 1.');
  checkInstant('createdAt', true);
  checkInstant('updatedAt', true);
  checkInstant('at', false);
  ['createdBy', 'updatedBy', 'device'].forEach(function (field) {
    if (typeof next[field] !== 'string') refuse(field + ' must be a text.');
  });
  (Object.prototype.hasOwnProperty.call(required, type) ? required[type] : []).forEach(function (field) {
    if (next[field] === undefined || next[field] === null) refuse('A ' + type + ' needs ' + field + '.');
  });
  if (JSON.stringify(next).length > largestDocument) refuse('The document is larger than ' + largestDocument + ' characters.');

  var before = previous && !previous._deleted ? previous : null;
  // A newer version of the app may bring old facts into a new form; it says so with a higher schema.
  if (before && contains(appendOnly, type) && next.schema <= before.schema && facts(next) !== facts(before))
    refuse('A ' + type + ' is never changed; write another one.');

  if (helps) {
    if (type === 'checkin') return;
    if (before) refuse('Door helpers may write check-ins and walk-ins only.');
    if (type === 'participation' && next.source === 'walk-in') return;
    if (type === 'person' && next.kind === 'guest') return;
    // Their name, as the others see it.
    if (type === 'organiser' && next._id === next.createdBy) return;
    refuse('Door helpers may write check-ins and walk-ins only.');
  }
}
