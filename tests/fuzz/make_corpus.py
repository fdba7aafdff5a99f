"""Write the first inputs of the fuzz targets, all of invented people.

    python3 make_corpus.py FOLDER

What a fuzzer finds later is added beside them by hand, under a name that says what it is."""
import pathlib
import sys

FOLDER = pathlib.Path(sys.argv[1])


def put(target, name, data):
    path = FOLDER / target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def text(value):
    """As fuzz_text() reads it."""
    data = value.encode()
    return bytes([len(data)]) + data


# ---------------------------------------------------------------------- csv
# The first byte chooses the separator, the second the pieces.
CSV = {
    "plain": "id,name\r\n1,林小雨\r\n2,王建国\r\n",
    "quoted": 'a,"b ""c"" d","e\r\nf"\n,,\n',
    "mark": "\ufeffa;b;c\n1;2;3",
    "ragged": "a,b\n1\n1,2,3\n\n\n4,5",
    "open_quote": 'a,"never closed\n1,2\n',
    "behind_quote": 'a,"b"c\n',
    "returns": "a,b\r1,2\r\r\n",
}
for number, (name, rows) in enumerate(CSV.items()):
    put("csv", name, bytes([number % 3, number * 37 % 256]) + rows.encode())
put("csv", "nul", b"\0\0a,\0b\n")
put("csv", "bad_utf8", b"\0\1a,\xff\xfe\xc0\x80\n")
put("csv", "long_cell", b"\0\3a," + b"x" * 70000)
put("csv", "many_columns", b"\0\2" + b"," * 1100)

# --------------------------------------------------------------------- json
# Even: a record of the kind that the second byte numbers; odd: JSON lines.
RECORDS = {
    "empty": "{}",
    "client": '{"name":"林小雨","sex":"female","birth_date":"1950-05-01","area_id":1}',
    "unset": '{"name":null,"note":"\\u4e2d\\ud83d\\ude00\\n"}',
    "twice": '{"name":"a","name":"b"}',
    "deep": '{"name":' + "[" * 70 + "]" * 70 + "}",
    "numbers": '{"income_fen":1e3,"area_id":999999999999999,"id":-0.0}',
    "half_pair": '{"name":"\\ud83d"}',
    "behind": '{"name":"a"} x',
    "set": '{"channels":["home","phone"],"times":2}',
}
for number, (name, record) in enumerate(RECORDS.items()):
    put("json", name, bytes([0, number]) + record.encode())
LINES = {
    "lines": '{"record":"client","id":9000001,"name":"赵六","area_id":9000002,'
             '"registered_on":"2022-01-01"}\n'
             '{"record":"area","id":9000002,"code":"790101001203","name":"北村","level":"village"}\n',
    "lines_bad": '{"record":"visit"}\n\n{"record":"nothing"}\n[1]\n{"record":"client","id":"x"}\n',
    "lines_header": '{"record":"setting","id":9000003,"key":"idle_days","value":"9",'
                    '"recorded_at":"2022-01-01T00:00:00.000Z","voided_at":'
                    '"2022-02-01T00:00:00.000Z","void_reason":"wrong"}\n',
}
for name, lines in LINES.items():
    put("json", name, b"\1" + lines.encode())

# ------------------------------------------------------------------- ledger
# The first byte: 1 visits, 2 skip bad rows, 4 apply.
TABLE = ("示范镇服务对象台账,,,,,\r\n"
         "序号,姓名,身份证号,村（社区）,联系电话,备注\r\n"
         "1,林小雨,,上村,13800000000,\r\n"
         "2,钱一,790101195005010029,下村,138 0000 0001,独居\r\n"
         "3,孙二,,没有这个村,,\r\n"
         "合计,3,,,,\r\n")
HOUSEHOLDS = ("户主\t姓名\t与户主关系\t行政村\t低保\t特困\t出生日期\n"
              "周三\t周三\t户主\t上村\t是\t\t1950.5.1\n"
              "周三\t吴四\t配偶\t上村\t是\t\t1951年6月\n"
              "\t郑五\t\t下村\t\t√\t44000\n")
VISITS = "姓名,村,走访日期,走访方式,走访内容,社工\n林小雨,上村,2022/3/5,入户,谈心,陈社工\n同上,同上,3月6日,电话,,\n"
TWO_ROWS = ("姓名,村,低保,,特困,\n,,证号,起始日,证号,起始日\n"
            "冯七,上村,D001,2021-01-01,,\n陈八,下村,,,T002,2021年2月\n")
for choice in (0, 6):
    put("ledger", f"table_{choice}", bytes([choice]) + TABLE.encode())
    put("ledger", f"households_{choice}", bytes([choice]) + HOUSEHOLDS.encode())
    put("ledger", f"two_rows_{choice}", bytes([choice]) + TWO_ROWS.encode())
    put("ledger", f"visits_{choice}", bytes([choice | 1]) + VISITS.encode())
put("ledger", "gb18030", b"\6" + TABLE.encode("gb18030"))
put("ledger", "gb18030_cut", b"\2" + TABLE.encode("gb18030")[:-9] + b"\x81")
put("ledger", "utf16", b"\6" + b"\xff\xfe" + TABLE.encode("utf-16-le"))
put("ledger", "utf16_big", b"\6" + b"\xfe\xff" + HOUSEHOLDS.encode("utf-16-be"))
put("ledger", "mark", b"\6" + b"\xef\xbb\xbf" + TABLE.replace(",", ";").encode())
put("ledger", "zip", b"\0PK\3\4\x14\0\0\0\x08\0")
put("ledger", "empty", b"\0")
put("ledger", "spaces_in_a_heading", b"\0" + ("姓名,村," + "a" + " " * 5000 + "b\n林小雨,上村,\n").encode())
put("ledger", "header_only", b"\6" + "姓名,村\n".encode())

# -------------------------------------------------------------------- image
# The first byte: 31 leaves a third of the file away; then changes: where, how many, bytes.
put("image", "whole", b"\0")
put("image", "part", b"\x1f")
put("image", "schema", b"\0" + bytes([0, 0, 110, 4]) + b"\xff\xff\xff\xff")
put("image", "page_type", b"\0" + bytes([0, 0x10, 0, 1, 0x05]))
put("image", "page_moved", b"\0" + bytes([1, 0, 0, 255, 0, 9]))
put("image", "cells", b"\0" + b"".join(bytes([page >> 4, page << 4 & 0xff, 3, 2, 0xff, 0xff])
                                       for page in range(8, 40)))
put("image", "values", b"\0" + b"".join(bytes([page >> 4, (page << 4 & 0xff) + 15, 0x80, 3, 9, 9, 9])
                                        for page in range(8, 40)))

# -------------------------------------------------------------------- query
# 0 searches, 1 reports, else conditions.
for name, asked in {"name": "林", "words": "王 建国", "phone": "+86 138-0000-0000",
                    "number": "790101195005010012", "full_width": "　１３８００００００００", "dots": "··"}.items():
    put("query", f"search_{name}", b"\0" + text(asked) + b"\x12")
for way in range(3):
    put("query", f"report_{way}", b"\1" + text("2022-06-30") + text("") + bytes([0, 0, 0, 8, way]))
put("query", "report_bad_day", b"\1" + text("2022-02-30") + text("dibao") + bytes([7, 15, 2, 18, 0]))
for number, (field, comparison, value) in enumerate([
        (0, 6, "林"), (2, 2, "1960-01-01"), (8, 7, "13800000000,1"), (9, 0, "x"), (255, 8, "name")]):
    put("query", f"where_{number}", bytes([2, 0, 3, comparison, field]) + text(value))
put("query", "order_and_limit", bytes([2, 1, 0, 2, 10, 2, 3, 1, 3, 5, 1]) + text("2022-01-01"))
