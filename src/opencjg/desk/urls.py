# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from opencjg.desk import views

urlpatterns = [
    path("contacten/", views.contact_list, name="contact-list"),
    path("contacten/nieuw/", views.contact_new, name="contact-new"),
    path("contacten/<uuid:contact>/", views.contact, name="contact"),
    path("contacten/<uuid:contact>/stap/<uuid:step>/", views.step_finish, name="contact-step"),
    path("contacten/<uuid:contact>/overdragen/", views.hand_over, name="hand-over"),
    path("terugbellen/<uuid:callback>/", views.callback, name="callback"),
    path("terugbellen/<uuid:callback>/uitkomst/", views.call_outcome, name="callback-outcome"),
    path("kennisbank/", views.question_list, name="question-list"),
    path("kennisbank/antwoorden/nieuw/", views.answer_new, name="answer-new"),
    path("kennisbank/antwoorden/<uuid:answer>/", views.answer, name="answer"),
    path("kennisbank/antwoorden/<uuid:answer>/wijzigen/", views.answer_change, name="answer-change"),
    path("kennisbank/<uuid:question>/", views.question_settle, name="question-settle"),
]
