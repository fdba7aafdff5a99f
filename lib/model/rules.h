/* Rules between the fields of one record that no row can say, named in the
 * KIND rows. Rules of a single field are its row; rules between records live
 * in domain/. */
#ifndef SWST_MODEL_RULES_H
#define SWST_MODEL_RULES_H

#include "model/model.h"

swst_status swst__check_access_grant(const swst_record *record);
swst_status swst__check_area(const swst_record *record);
swst_status swst__check_attachment(const swst_record *record);
swst_status swst__check_booking(const swst_record *record);
swst_status swst__check_incident(const swst_record *record);
swst_status swst__check_category(const swst_record *record);
swst_status swst__check_client(const swst_record *record);
swst_status swst__check_consent(const swst_record *record);
swst_status swst__check_contact_rule(const swst_record *record);
swst_status swst__check_goal(const swst_record *record);
swst_status swst__check_improvement(const swst_record *record);
swst_status swst__check_text_slot(const swst_record *record);
swst_status swst__check_month_close(const swst_record *record);
swst_status swst__check_group(const swst_record *record);
swst_status swst__check_programme(const swst_record *record);
swst_status swst__check_task(const swst_record *record);
swst_status swst__check_post(const swst_record *record);

#endif
