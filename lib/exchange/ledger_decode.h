/* A ledger's bytes as UTF-8: which encoding they are in, and piece by piece what they say. */
#ifndef SWST_EXCHANGE_LEDGER_DECODE_H
#define SWST_EXCHANGE_LEDGER_DECODE_H

#include "base/error.h"

enum {
    SWST__DECODE_PIECE = 1 << 16,           /* bytes read at once */
    SWST__DECODE_LEFT = 4                   /* of a character cut by the end of a piece */
};

enum swst__encoding {
    SWST__UTF_8, SWST__GB18030, SWST__UTF_16LE, SWST__UTF_16BE, SWST__ENCODINGS
};
extern const char *const swst__encoding_names[SWST__ENCODINGS];

/* What is known of a file once it was gone through to its end. Starts as { 0 }. */
struct swst__survey {
    int64_t bytes, line_feeds, returns;
    int64_t wide;                           /* characters of three bytes, as Chinese in UTF-8 */
    size_t mark;                            /* bytes of the byte order mark */
    enum swst__encoding encoding;           /* for sure once survey_end() was called */
    bool broken;                            /* somewhere it is no UTF-8 */
    unsigned char cut[SWST__DECODE_LEFT];   /* the beginning of a character */
    size_t cut_length;
};

/* The pieces in order; the first must hold the first 512 bytes of the file, if it has so
 * many. What is no text but a workbook or a web page is refused with how to save as CSV. */
swst_status swst__survey_take(struct swst__survey *survey, const char *bytes, size_t length);
void swst__survey_end(struct swst__survey *survey);

/* Bytes are put behind `left` in `bytes`, decoded into `text`. Starts as { 0 }. */
struct swst__decoder {
    enum swst__encoding encoding;
    void *converter;                        /* of iconv; NULL where none is needed */
    bool old_mac;                           /* lines end in CR alone: made LF */
    bool broken;                            /* what follows `text` is no character */
    char bytes[SWST__DECODE_PIECE + SWST__DECODE_LEFT];
    size_t left;
    char text[2 * (SWST__DECODE_PIECE + SWST__DECODE_LEFT)];
    size_t length;
};

/* `converter` is what iconv calls the encoding; NULL: by its own name. */
swst_status swst__decoder_open(struct swst__decoder *decoder, enum swst__encoding encoding,
                               const char *converter);
void swst__decoder_close(struct swst__decoder *decoder);
void swst__decoder_restart(struct swst__decoder *decoder);
/* So many bytes were put there; `last`: none will follow. */
void swst__decode(struct swst__decoder *decoder, size_t length, bool last);

#endif
