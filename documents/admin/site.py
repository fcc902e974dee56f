"""The names on the admin's pages."""

from django.contrib import admin

admin.site.site_header = "Policytracker · curation"
admin.site.site_title = "Policytracker"
admin.site.index_title = "Curation"
