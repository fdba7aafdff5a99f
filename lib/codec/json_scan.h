/* The strict look at JSON (RFC 8259) that every text passes before cJSON, which
 * takes bad UTF-8, trailing text and repeated keys and stops at \u0000. */
#ifndef SWST_CODEC_JSON_SCAN_H
#define SWST_CODEC_JSON_SCAN_H

#include <swstation/common.h>

#define SWST__JSON_BYTES_MOST ((size_t)16 << 20)
#define SWST__JSON_DEPTH_MOST 64
#define SWST__JSON_NODES_MOST 1000000      /* values, containers included */
#define SWST__JSON_DIGITS_MOST 15          /* every number is below 10^15 */

/* SWST_OK, or the first fault with its byte offset. A repeated key is found at
 * the end of its object. Numbers are judged as written, not as doubles. A byte
 * order mark is a fault: take it off when reading the file. */
swst_status swst__json_scan(const char *text, size_t length);

#endif
