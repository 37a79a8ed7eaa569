/* As a program that believes the zone that came with the calendar: each appointment, its instant, its state. */
const ICAL = require("./ical.es5.min.cjs");
const words = require("fs").readFileSync(0, "utf8");
const calendar = new ICAL.Component(ICAL.parse(words));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const found = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    begins: event.startDate.toUnixTime(),
    ends: event.endDate.toUnixTime(),
    state: component.getFirstPropertyValue("status"),
  };
});
process.stdout.write(JSON.stringify(found));
