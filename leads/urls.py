from django.urls import path

from leads.views import bulk, customer_acts, customers, follow_ups, lists, review_queue, reviews, served, traffic, work

urlpatterns = [
    path("leads/", lists.lead_list, name="leads"),
    path("leads/export/", lists.leads_export, name="leads-export"),
    path("leads/many/", bulk.leads_many, name="leads-many"),
    path("leads/many/assignment/", bulk.leads_assignment, name="leads-assignment"),
    path("leads/many/release/", bulk.leads_release, name="leads-release"),
    path("leads/many/next-day/", bulk.leads_putting_off, name="leads-putting-off"),
    path("leads/many/potential/", bulk.leads_potential, name="leads-potential"),
    path("leads/many/<int:bulk_id>/undo/", bulk.bulk_undo, name="bulk-undo"),
    path("leads/<int:lead_id>/follow-ups/new/", follow_ups.follow_up_new, name="follow-up-new"),
    path("leads/<int:lead_id>/next-action/", work.lead_next_action, name="lead-next-action"),
    path("leads/<int:lead_id>/loss/", work.lead_loss, name="lead-loss"),
    path("leads/<int:lead_id>/assignment/", work.lead_assignment, name="lead-assignment"),
    path("leads/<int:lead_id>/release/", work.lead_release, name="lead-release"),
    path("leads/<int:lead_id>/sibling/", work.lead_sibling, name="lead-sibling"),
    path("follow-ups/<int:follow_up_id>/correction/", follow_ups.follow_up_correction, name="follow-up-correction"),
    path("follow-ups/<int:follow_up_id>/reviews/new/", reviews.review_new, name="review-new"),
    path("served/", served.served, name="served"),
    path("traffic/", traffic.traffic, name="traffic"),
    path("reviews/", review_queue.review_queue, name="reviews"),
    path("customers/", customers.customer_list, name="customers"),
    path("customers/export/", customers.customers_export, name="customers-export"),
    path("customers/matches/", customers.customer_matches, name="customer-matches"),
    path("customers/<int:customer_id>/facts/", customer_acts.customer_facts, name="customer-facts"),
    path("customers/<int:customer_id>/manager/", customer_acts.customer_manager, name="customer-manager"),
    path("customers/<int:customer_id>/consent/", customer_acts.customer_consent, name="customer-consent"),
    path("customers/<int:customer_id>/reveal/", customers.customer_reveal, name="customer-reveal"),
]
