/* Cryptography by provider, against published examples: RFC 4231 for HMAC-SHA-256, and
 * draft-irtf-cfrg-xchacha, A.3.1. Without a provider every answer is "no". */
#include "../support/station.h"

#include "base/crypto.h"
#include "base/sha256.h"

static const unsigned char key[SWST__KEY_SIZE] = "a key of some thirty-two bytes.";
static const char text[] = "家访：孩子夜里怕黑", about[] = "visit content 1000001";

enum { SIZE = sizeof text, BOX = SIZE + SWST__BOX_EXTRA };

static int digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* Hexadecimal digits, for a published example is given by them. */
static size_t bytes_of(const char *digits, unsigned char *bytes)
{
    size_t count = strlen(digits) / 2;

    for (size_t i = 0; i < count; i++)
        bytes[i] = (unsigned char)(digit(digits[i * 2]) << 4 | digit(digits[i * 2 + 1]));
    return count;
}

static void assert_bytes(const unsigned char *bytes, const char *digits)
{
    unsigned char expected[256];

    assert_memory_equal(bytes, expected, bytes_of(digits, expected));
}

/* ----------------------------------------------------------- published examples */

/* HMAC takes a short key as if zeros followed it. */
static void every_example_of_a_short_key_comes_out(void **state)
{
    static const struct { const char *key, *bytes, *mac; } examples[] = {
        { "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265",
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
        { "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
        { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
          "dddddddddddddddddddddddddddddddddddddddddddddddddd"
          "dddddddddddddddddddddddddddddddddddddddddddddddddd",
          "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe" },
        { "0102030405060708090a0b0c0d0e0f10111213141516171819",
          "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
          "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
          "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b" },
        { "0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c",       /* RFC 4231 shows half of it */
          "546573742057697468205472756e636174696f6e",
          "a3b6167473100ee06e0c796c2955552b" },
    };
    unsigned char given_key[SWST__KEY_SIZE], bytes[64], mac[SWST__MAC_SIZE];

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        size_t size = bytes_of(examples[i].bytes, bytes);

        memset(given_key, 0, sizeof given_key);
        bytes_of(examples[i].key, given_key);
        assert_true(swst__crypto_mac(given_key, bytes, size, mac));
        assert_bytes(mac, examples[i].mac);
    }
}

/* … and a key longer than a block as its hash: 131 times "aa" in RFC 4231. */
static void every_example_of_a_long_key_comes_out(void **state)
{
    static const struct { const char *bytes, *mac; } examples[] = {
        { "Test Using Larger Than Block-Size Key - Hash Key First",
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
        { "This is a test using a larger than block-size key and a larger than block-size data. "
          "The key needs to be hashed before being used by the HMAC algorithm.",
          "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2" },
    };
    unsigned char long_key[131], hashed[SWST__KEY_SIZE], mac[SWST__MAC_SIZE];
    char digits[SWST__SHA256_SIZE];
    struct swst__sha256 hash;

    (void)state;
    memset(long_key, 0xaa, sizeof long_key);
    swst__sha256_begin(&hash);
    swst__sha256_add(&hash, long_key, sizeof long_key);
    swst__sha256_end(&hash, digits);
    bytes_of(digits, hashed);
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        assert_true(swst__crypto_mac(hashed, examples[i].bytes, strlen(examples[i].bytes), mac));
        assert_bytes(mac, examples[i].mac);
    }
}

static void the_published_box_opens(void **state)
{
    static const char sunscreen[] = "Ladies and Gentlemen of the class of '99: If I could offer "
        "you only one tip for the future, sunscreen would be it.";
    unsigned char given_key[SWST__KEY_SIZE], about_it[16], box[256], opened[256];
    size_t size = bytes_of("404142434445464748494a4b4c4d4e4f5051525354555657"
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52e"
        "c0875924c1c7987947deafd8780acf49", box);
    size_t about_size = bytes_of("50515253c0c1c2c3c4c5c6c7", about_it);

    (void)state;
    for (size_t i = 0; i < sizeof given_key; i++)
        given_key[i] = (unsigned char)(0x80 + i);
    assert_int_equal(size, strlen(sunscreen) + SWST__BOX_EXTRA);
    assert_true(swst__crypto_open(given_key, box, size, about_it, about_size, opened));
    assert_memory_equal(opened, sunscreen, strlen(sunscreen));
}

/* -------------------------------------------------------------------- a box */

static bool opens(const unsigned char *with, const unsigned char *box, size_t size,
                  const char *about_it, size_t about_size)
{
    unsigned char opened[BOX];

    return swst__crypto_open(with, box, size, about_it, about_size, opened);
}

static void a_box_gives_back_what_was_sealed(void **state)
{
    unsigned char box[BOX], opened[SIZE], empty[SWST__BOX_EXTRA];

    (void)state;
    assert_true(swst__crypto_seal(key, text, SIZE, about, sizeof about, box));
    assert_true(swst__crypto_open(key, box, BOX, about, sizeof about, opened));
    assert_memory_equal(opened, text, SIZE);
    assert_true(swst__crypto_seal(key, "", 0, about, sizeof about, empty));
    assert_true(opens(key, empty, sizeof empty, about, sizeof about));
}

static void two_boxes_of_one_text_are_not_alike(void **state)
{
    unsigned char box[BOX], other[BOX];

    (void)state;
    assert_true(swst__crypto_seal(key, text, SIZE, about, sizeof about, box));
    assert_true(swst__crypto_seal(key, text, SIZE, about, sizeof about, other));
    assert_memory_not_equal(box, other, SWST__BOX_NONCE);
    assert_memory_not_equal(box + SWST__BOX_NONCE, other + SWST__BOX_NONCE, SIZE);
}

static void every_flipped_bit_and_every_missing_byte_is_noticed(void **state)
{
    unsigned char box[BOX];

    (void)state;
    assert_true(swst__crypto_seal(key, text, SIZE, about, sizeof about, box));
    for (size_t i = 0; i < BOX * 8; i++) {
        box[i / 8] ^= (unsigned char)(1 << i % 8);
        assert_false(opens(key, box, BOX, about, sizeof about));
        box[i / 8] ^= (unsigned char)(1 << i % 8);
    }
    for (size_t size = 0; size < BOX; size++)
        assert_false(opens(key, box, size, about, sizeof about));
    assert_true(opens(key, box, BOX, about, sizeof about));
}

static void a_box_opens_with_its_key_and_for_whom_it_was_sealed_alone(void **state)
{
    unsigned char box[BOX], other[SWST__KEY_SIZE];
    char moved[sizeof about];

    (void)state;
    assert_true(swst__crypto_seal(key, text, SIZE, about, sizeof about, box));
    for (size_t i = 0; i < sizeof about; i++) {
        memcpy(moved, about, sizeof about);
        moved[i] = (char)(moved[i] ^ 1);
        assert_false(opens(key, box, BOX, moved, sizeof moved));
        assert_false(opens(key, box, BOX, about, i));
    }
    for (size_t i = 0; i < sizeof other; i++) {
        memcpy(other, key, sizeof other);
        other[i] ^= 1;
        assert_false(opens(other, box, BOX, about, sizeof about));
    }
}

/* ------------------------------------------------------------ keys and chance */

static void a_key_for_one_use_is_none_for_another(void **state)
{
    unsigned char of_boxes[SWST__KEY_SIZE], of_numbers[SWST__KEY_SIZE], again[SWST__KEY_SIZE];

    (void)state;
    assert_true(swst__crypto_derive(key, "boxes", of_boxes));
    assert_true(swst__crypto_derive(key, "numbers", of_numbers));
    assert_true(swst__crypto_derive(key, "boxes", again));
    assert_memory_equal(of_boxes, again, SWST__KEY_SIZE);
    assert_memory_not_equal(of_boxes, of_numbers, SWST__KEY_SIZE);
    assert_memory_not_equal(of_boxes, key, SWST__KEY_SIZE);
}

static void no_two_random_keys_are_alike(void **state)
{
    unsigned char one[SWST__KEY_SIZE] = { 0 }, other[SWST__KEY_SIZE] = { 0 };

    (void)state;
    assert_true(swst__crypto_random(one, sizeof one));
    assert_true(swst__crypto_random(other, sizeof other));
    assert_memory_not_equal(one, other, sizeof one);
}

static void what_is_wiped_is_gone(void **state)
{
    static const unsigned char zeros[SWST__KEY_SIZE];
    unsigned char secret[SWST__KEY_SIZE + 1];

    (void)state;
    memset(secret, 0xa5, sizeof secret);
    swst__crypto_wipe(secret, SWST__KEY_SIZE);
    assert_memory_equal(secret, zeros, SWST__KEY_SIZE);
    assert_int_equal(secret[SWST__KEY_SIZE], 0xa5);
}

/* ----------------------------------------------------------------- no provider */

static void without_a_provider_every_answer_is_no(void **state)
{
    static const unsigned char zeros[BOX];
    unsigned char mac[SWST__MAC_SIZE] = { 0 }, box[BOX] = { 0 };

    (void)state;
    assert_false(swst__crypto_mac(key, text, SIZE, mac));
    assert_false(swst__crypto_derive(key, "boxes", mac));
    assert_false(swst__crypto_seal(key, text, SIZE, about, sizeof about, box));
    assert_false(opens(key, box, BOX, about, sizeof about));
    assert_false(swst__crypto_random(mac, sizeof mac));
    assert_memory_equal(mac, zeros, sizeof mac);
    assert_memory_equal(box, zeros, sizeof box);
}

int main(void)
{
    const struct CMUnitTest with[] = {
        cmocka_unit_test(every_example_of_a_short_key_comes_out),
        cmocka_unit_test(every_example_of_a_long_key_comes_out),
        cmocka_unit_test(the_published_box_opens),
        cmocka_unit_test(a_box_gives_back_what_was_sealed),
        cmocka_unit_test(two_boxes_of_one_text_are_not_alike),
        cmocka_unit_test(every_flipped_bit_and_every_missing_byte_is_noticed),
        cmocka_unit_test(a_box_opens_with_its_key_and_for_whom_it_was_sealed_alone),
        cmocka_unit_test(a_key_for_one_use_is_none_for_another),
        cmocka_unit_test(no_two_random_keys_are_alike),
        cmocka_unit_test(what_is_wiped_is_gone),
    };
    const struct CMUnitTest without[] = {
        cmocka_unit_test(without_a_provider_every_answer_is_no),
        cmocka_unit_test(what_is_wiped_is_gone),
    };

    return swst__crypto_name() ? cmocka_run_group_tests(with, NULL, NULL)
                               : cmocka_run_group_tests(without, NULL, NULL);
}
