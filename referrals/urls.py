from django.urls import path

from referrals.views import another, answers, confirmations, refer, referrals, reversals, sales

urlpatterns = [
    path("leads/<int:lead_id>/referral/", refer.lead_referral, name="lead-referral"),
    path("leads/<int:lead_id>/sale/", sales.lead_sale, name="lead-sale"),
    path("referrals/", referrals.referral_list, name="referrals"),
    path("referrals/export/", referrals.referrals_export, name="referrals-export"),
    path("referrals/<int:referral_id>/", referrals.referral_page, name="referral"),
    path("referrals/<int:referral_id>/acceptance/", answers.referral_acceptance, name="referral-acceptance"),
    path("referrals/<int:referral_id>/return/", answers.referral_return, name="referral-return"),
    path("referrals/<int:referral_id>/another/", another.referral_another, name="referral-another"),
    path("referrals/<int:referral_id>/withdrawal/", answers.referral_withdrawal, name="referral-withdrawal"),
    path("sales/<int:sale_id>/", sales.sale_page, name="sale"),
    path("sales/<int:sale_id>/reversal/", reversals.sale_reversal, name="sale-reversal"),
    path("sales/<int:sale_id>/reversal/approval/", reversals.reversal_approval, name="reversal-approval"),
    path("sales/<int:sale_id>/reversal/refusal/", reversals.reversal_refusal, name="reversal-refusal"),
    path("reversals/", reversals.reversal_list, name="reversals"),
    path("confirmations/", confirmations.confirmations, name="confirmations"),
]
