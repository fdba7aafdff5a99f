/* SHA-256 against the published examples: FIPS 180-4 as NIST computes them, and
 * lengths around every border of a block against one another. */
#include "../support/station.h"

#include "base/sha256.h"

static void hash(const char *bytes, size_t length, char text[SWST__SHA256_SIZE])
{
    struct swst__sha256 it;

    swst__sha256_begin(&it);
    swst__sha256_add(&it, bytes, length);
    swst__sha256_end(&it, text);
}

static void the_published_examples_come_out(void **state)
{
    static const struct { const char *message, *hash; } examples[] = {
        { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
        { "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1" },
    };
    char text[SWST__SHA256_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        hash(examples[i].message, strlen(examples[i].message), text);
        assert_string_equal(text, examples[i].hash);
    }
}

static void a_million_letters_come_out(void **state)
{
    struct swst__sha256 it;
    char letters[1000], text[SWST__SHA256_SIZE];

    (void)state;
    memset(letters, 'a', sizeof letters);
    swst__sha256_begin(&it);
    for (int i = 0; i < 1000; i++)
        swst__sha256_add(&it, letters, sizeof letters);
    swst__sha256_end(&it, text);
    assert_string_equal(text, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void it_does_not_matter_in_which_pieces_the_bytes_come(void **state)
{
    char bytes[200], whole[SWST__SHA256_SIZE], pieces[SWST__SHA256_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 37);
    for (size_t length = 0; length <= sizeof bytes; length++) {
        hash(bytes, length, whole);
        for (size_t piece = 1; piece < 130; piece += 9) {
            struct swst__sha256 it;

            swst__sha256_begin(&it);
            for (size_t at = 0; at < length; at += piece)
                swst__sha256_add(&it, bytes + at, length - at < piece ? length - at : piece);
            swst__sha256_end(&it, pieces);
            assert_string_equal(pieces, whole);
        }
    }
}

static void every_length_has_another_hash(void **state)
{
    static const char zeros[130];
    char before[SWST__SHA256_SIZE] = "", text[SWST__SHA256_SIZE];

    (void)state;
    for (size_t length = 0; length <= sizeof zeros; length++) {
        hash(zeros, length, text);
        assert_int_equal(strlen(text), 64);
        assert_string_not_equal(text, before);
        strcpy(before, text);
    }
    hash(zeros, 64, text);
    assert_string_equal(text, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_examples_come_out),
        cmocka_unit_test(a_million_letters_come_out),
        cmocka_unit_test(it_does_not_matter_in_which_pieces_the_bytes_come),
        cmocka_unit_test(every_length_has_another_hash),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
