# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms about people and their dossiers: they read what was typed and say in words what is wrong."""

from opencjg.persons.forms.access import EmergencyForm, InvolveForm, ReviewForm
from opencjg.persons.forms.facts import ConsentForm, CorrectFactForm, DocumentForm, FactForm, HelperForm
from opencjg.persons.forms.families import AddressForm, ContactPersonForm, FamilyForm, typed_address
from opencjg.persons.forms.people import (
    ChangePersonForm,
    ContactPointForm,
    KinForm,
    LeftForm,
    MergeForm,
    NewDossierForm,
    PersonForm,
    typed_birth,
    typed_person,
)
from opencjg.persons.forms.rights import DecideForm, RightsForm, TermForm

__all__ = [
    "AddressForm",
    "ChangePersonForm",
    "ConsentForm",
    "ContactPersonForm",
    "ContactPointForm",
    "CorrectFactForm",
    "DecideForm",
    "DocumentForm",
    "EmergencyForm",
    "FactForm",
    "FamilyForm",
    "HelperForm",
    "InvolveForm",
    "KinForm",
    "LeftForm",
    "MergeForm",
    "NewDossierForm",
    "PersonForm",
    "ReviewForm",
    "RightsForm",
    "TermForm",
    "typed_address",
    "typed_birth",
    "typed_person",
]
