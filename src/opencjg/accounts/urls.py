# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from csp.decorators import csp_update
from django.urls import path
from django.views.generic import RedirectView

from opencjg.accounts.login import demo_login
from opencjg.accounts.login_page import LoginPage

# The code to scan is a picture inside the page; this page alone may show one.
WITH_QR_CODE = csp_update({"img-src": ["data:"]})

urlpatterns = [
    path("inloggen/", LoginPage.as_view(), name="account_login"),
    path("inloggen/demo/", demo_login, name="demo_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("inloggen/opnieuw/", account.reauthenticate, name="account_reauthenticate"),
    path("inloggen/code/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/code/opnieuw/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/tweede-stap/", mfa.index, name="mfa_index"),
    path("account/tweede-stap/app/", WITH_QR_CODE(totp.activate_totp), name="mfa_activate_totp"),
    path("account/tweede-stap/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/herstelcodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/herstelcodes/bestand/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    # allauth asks for this name; nobody signs up here.
    path("account/nieuw/", RedirectView.as_view(pattern_name="account_login"), name="account_signup"),
]
