// What two packages of npm say of every day from 1900-01-01 to 2101-01-28: the
// package, the day, year, month (negative: leap) and day of the Chinese
// calendar, and the solar term that begins; "-" where a package says nothing.
//
//     node lunar_packages.js FOLDER          the folder of node_modules
'use strict';
const path = require('path');
const DAY = 86400000;

function load(name) {
    try {
        return require(path.resolve(process.argv[2], 'node_modules', name));
    } catch (error) {
        if (error.code !== 'MODULE_NOT_FOUND') throw error;
        return null;
    }
}

function* days() {
    for (let at = Date.UTC(1900, 0, 1); at <= Date.UTC(2101, 0, 28); at += DAY) {
        const day = new Date(at);
        yield [day.toISOString().slice(0, 10), day.getUTCFullYear(), day.getUTCMonth() + 1,
               day.getUTCDate()];
    }
}

const lines = [];
const javascript = load('lunar-javascript');
if (javascript) {
    for (const [text, year, month, day] of days()) {
        const lunar = javascript.Solar.fromYmd(year, month, day).getLunar();
        lines.push(['lunar-javascript', text, lunar.getYear(), lunar.getMonth(), lunar.getDay(),
                    lunar.getJieQi() || '-'].join(' '));
    }
}

// It names no year by number, and knows 1901 to 2100.
const chinese = load('chinese-lunar-calendar');
if (chinese) {
    let year = 1900;
    for (const [text, y, month, day] of days()) {
        if (y < 1901 || y > 2100) continue;
        const lunar = chinese.getLunar(y, month, day);
        if (lunar.lunarMonth === 1 && lunar.lunarDate === 1) year++;
        lines.push(['chinese-lunar-calendar', text, year,
                    lunar.isLeap ? -lunar.lunarMonth : lunar.lunarMonth, lunar.lunarDate,
                    lunar.solarTerm || '-'].join(' '));
    }
}
console.log(lines.join('\n'));
