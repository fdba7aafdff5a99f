/* Sealed files in little memory: whatever an act came to, the file is sealed or clear as a
 * whole, and reads the same. */
#include "steps.h"

#define STATION "scarce.swst"
#define CLEAR "scarce-clear.swst"
#define SEALED "scarce-sealed.swst"

static const unsigned char key[SWST_KEY_SIZE] = "the right key of thirty-two byte";
static const unsigned char other_key[SWST_KEY_SIZE] = "another key of thirty-two bytes!";
static int64_t visit, score;

static bool has_provider(void)
{
    return CALL(swst_keys_provider)() != NULL;
}

/* Of a library without a provider there is nothing to run out of. */
static swst_status unless_absent(swst_status status)
{
    return has_provider() || status == SWST_ENOMEM ? status : SWST_OK;
}

static swst_store *keyed(void)
{
    swst_store *store = swst_store_new();
    swst_status status = CALL(swst_store_set_key)(store, key, sizeof key);

    assert_int_equal(status, has_provider() ? SWST_OK : SWST_ENOCRYPTO);
    return store;
}

static void fill(swst_store *store)
{
    int64_t client = given_client(store, given_village(store, "441882107001")), goal, it_case;

    assert_ok(change(store, "client", client, "id_number", "790101195001011235"));
    visit = given_visit(store, client, "2026-01-01", "home");
    assert_ok(change(store, "visit", visit, "content", "he is afraid of the dark"));
    it_case = given(store, "case", "client_id", ID(client), "worker_id",
                    ID(given_worker(store, "Wu")), "opened_on", "2026-01-01", "stage", "intake",
                    NULL);
    goal = given(store, "case_goal", "case_id", ID(it_case), "text", "sleep", NULL);
    score = given(store, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-01-01",
                  "score", "-7", NULL);
}

/* Each made once, and copied for every run. */
static void given_files(void)
{
    if (file_exists(CLEAR))
        return;
    it.other = given_file(CLEAR);
    fill(it.other);
    swst_store_free(it.other);
    copy_file(CLEAR, SEALED);
    it.other = keyed();
    assert_ok(swst_store_open(it.other, SEALED));
    assert_ok(unless_absent(CALL(swst_store_seal)(it.other)));
    swst_store_free(it.other);
}

static void given_copy(const char *of)
{
    given_files();
    remove_file(STATION);
    copy_file(of, STATION);
    it.other = keyed();
}

static void given_closed_file(void)
{
    given_copy(SEALED);
}

static void given_sealed_file(void)
{
    given_copy(SEALED);
    assert_ok(swst_store_open(it.other, STATION));
}

static void given_clear_file(void)
{
    given_copy(CLEAR);
    assert_ok(swst_store_open(it.other, STATION));
}

static void given_no_file(void)
{
    remove_file(STATION);
    it.other = keyed();
}

static void reads_the_same(swst_store *store)
{
    assert_value(store, "visit", visit, "content", "he is afraid of the dark");
    assert_value(store, "case_score", score, "score", "-7");
}

/* Open or not, the store and the file agree. */
static void nothing_is_half_sealed(swst_status status)
{
    (void)status;
    reads_the_same(it.other);
    assert_ok(change(it.other, "case_score", score, "score", "8"));
    assert_ok(change(it.other, "case_score", score, "score", "-7"));
    swst_store_free(it.other);
    it.other = keyed();
    if (swst_store_open(it.other, STATION) == SWST_EWRONGKEY) {
        assert_ok(swst_store_set_key(it.other, other_key, sizeof other_key));
        assert_ok(swst_store_open(it.other, STATION));
    }
    reads_the_same(it.other);
    swst_store_free(it.other);
}

/* ------------------------------------------------------------------------- acts */

static void given_closed_store(void)
{
    it.other = swst_store_new();
}

static swst_status give_key(void)
{
    unsigned char made[SWST_KEY_SIZE] = { 0 };
    swst_status status = CALL(swst_keys_make)(made, sizeof made);

    if (!status)
        status = swst_store_set_key(it.other, made, sizeof made);
    return unless_absent(status);
}

static void free_store(swst_status status)
{
    (void)status;
    swst_store_free(it.other);
}

static swst_status create_sealed(void)
{
    return swst_store_create(it.other, STATION);
}

static void file_is_there_or_not(swst_status status)
{
    swst_store_free(it.other);
    assert_int_equal(file_exists(STATION), !status);
}

static swst_status open_sealed(void)
{
    bool sealed = false;
    swst_status status = swst_store_open(it.other, STATION);

    if (!status)
        status = CALL(swst_store_is_sealed)(it.other, &sealed);
    if (!status)
        assert_int_equal(sealed, has_provider());
    return status;
}

static void it_opens_now(swst_status status)
{
    if (status)
        assert_ok(swst_store_open(it.other, STATION));
    nothing_is_half_sealed(status);
}

static swst_status load_sealed(void)
{
    return swst_record_load(it.other, swst_kind_find("visit"), visit, (swst_record **)&it.out);
}

static void free_loaded(swst_status status)
{
    if (!status)
        swst_record_free(it.out);
    nothing_is_half_sealed(status);
}

static void given_visit_to_save(void)
{
    given_sealed_file();
    assert_ok(swst_record_load(it.other, swst_kind_find("visit"), visit, &it.record));
    assert_ok(swst_record_set(it.record, "findings", "a new lamp"));
}

static swst_status save_sealed(void)
{
    return swst_record_save(it.other, it.record);
}

static void it_is_saved_or_not(swst_status status)
{
    swst_record_free(it.record);
    assert_value(it.other, "visit", visit, "findings", status ? NULL : "a new lamp");
    nothing_is_half_sealed(status);
}

static swst_status seal(void)
{
    return unless_absent(CALL(swst_store_seal)(it.other));
}

static swst_status change_key(void)
{
    swst_status status = CALL(swst_store_change_key)(it.other, other_key, sizeof other_key);

    return unless_absent(status);
}

static swst_status unseal(void)
{
    return unless_absent(CALL(swst_store_unseal)(it.other));
}

/* The last step: the files that every other copies are not needed any more. */
static swst_status need_no_memory(void)
{
    remove_file(STATION);
    remove_file(CLEAR);
    remove_file(SEALED);
    return SWST_OK;
}

const struct step key_steps[] = {
    { "give a key", given_closed_store, give_key, free_store },
    { "create a sealed file", given_no_file, create_sealed, file_is_there_or_not },
    { "open a sealed file", given_closed_file, open_sealed, it_opens_now },
    { "load from a sealed file", given_sealed_file, load_sealed, free_loaded },
    { "save in a sealed file", given_visit_to_save, save_sealed, it_is_saved_or_not },
    { "seal", given_clear_file, seal, nothing_is_half_sealed },
    { "change the key", given_sealed_file, change_key, nothing_is_half_sealed },
    { "unseal", given_sealed_file, unseal, nothing_is_half_sealed },
    { "take the files away", NULL, need_no_memory, NULL },
    { NULL, NULL, NULL, NULL }
};
